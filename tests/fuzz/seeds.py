"""What inputs are made from: real files of every sort, and the words that are put in the place of theirs."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Final

from checker.agreement import agreement_of
from checker.decisions.baseline import baseline_of
from checker.decisions.baseline_file import written
from checker.output import formats
from checker.output.paint import Paint
from checker.output.result import Result
from checker.rulebook import Rulebook
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.run import Checked, check_agreement
from checker.vocabulary import ATTRIBUTES, FACTS, KINDS, RELATIONS
from checker.yamlfile import FaultsFound
from tests.fuzz.mutate import Seed, text_seed, yaml_seed
from tests.sound import EXAMPLE, ROOT, SOUND, sound_with

RULES: Final = ROOT / "rules"
CODES: Final = ("KS", "KF", "SHB", "TEK", "SOC", "1.1.1", "1.2.1", "area/1", "vår", "helår", "assignment", "goal")


@cache
def rulebook() -> Rulebook:
    """The bundled rules."""
    return load_rulebook(rule_files([str(RULES)]))


@cache
def sound() -> Checked:
    """The sound agreement with something to find in it: what waivers, baselines and rules are tried on."""
    changes = {"1.2.1": {"end": None}, "1.1.1": {"results": None, "indicators": None}}
    return check_agreement(sound_with(changes), rulebook().rules.values())


@cache
def agreements() -> tuple[Seed, ...]:
    """The sound agreement, and every item, appendix and body of the real one in the place of its own."""
    sound = SOUND.read_text("utf-8")
    seeds = [yaml_seed(sound)] * 8
    head = sound.partition("\nitems:\n")[0]
    real = EXAMPLE.read_text("utf-8")
    for item in entries(real, "items"):
        text = f"{_declaring(head, real)}\nitems:\n{item}"
        with suppress(FaultsFound):  # an item that names another is none to try alone
            agreement_of(text.encode(), "seed.yaml")
            seeds.append(yaml_seed(text))
    return tuple(seeds)


def entries(text: str, key: str) -> list[str]:
    """The members of a list at the top of a file, each as its lines."""
    block = text.partition(f"\n{key}:\n")[2]
    lines: list[str] = []
    for line in block.split("\n"):
        if line and not line.startswith((" ", "#")):
            break
        lines.append(line)
    members: list[str] = []
    for line in lines:
        if line.startswith("  - ") or not members:
            members.append("")
        members[-1] += f"{line}\n"
    return [member for member in members if member.startswith("  - ")]


def _declaring(head: str, real: str) -> str:
    """The head of a small file with the bodies and areas of the real one, so that its items' codes are declared."""
    before = head.partition("\nbodies:\n")[0].replace("  lists_appendix: [SHB, TEK, ROS]\n", "")
    return f"{before}\nbodies:\n{''.join(entries(real, 'bodies'))}areas:\n{''.join(entries(real, 'areas'))}"


@cache
def rules() -> tuple[Seed, ...]:
    """Every rule, without what it follows from, since it is loaded alone."""
    seeds = []
    for file in rule_files([str(RULES)]):
        if not file.path.endswith("sources.yaml"):
            lines = file.data.decode().split("\n")
            seeds.append(yaml_seed("\n".join(line for line in lines if not line.startswith("follows_from"))))
    return tuple(seeds)


@cache
def language_words() -> tuple[str, ...]:
    return (*KINDS, *RELATIONS, *ATTRIBUTES, *FACTS, *CODES)


@cache
def agreement_words() -> tuple[str, ...]:
    return (*CODES, *ATTRIBUTES, *RELATIONS, "codes", "all", "unplaced", "unread", "judged", "stated", "{unknown: x}")


@cache
def rule_names() -> tuple[str, ...]:
    categories = {rule.category for rule in rulebook().rules.values()}
    return (*rulebook().rules, *categories, "error", "warning", "info", *CODES)


_CONFIGURATION: Final = """\
language: sv
fail_on: warning
paths: [avtal.yaml, "tidigare.y*"]
select: [LED01, dates, error]
ignore: info
severities: {LED01: warning, dates: info}
parameters:
  LED07: {leads: 4}
  IND20:
    most: 5
waivers: undantag.yaml
baseline: läge.yaml
"""
_WAIVERS: Final = """\
waivers:
  - agreement: sound-2026
    rule: DAT01
    subject: "1.2.1"
    title: Anlägga gröna tak
    values: ["2027"]
    reason: Tiden bestäms när upphandlingen är klar.
    decided_by: KSAU
    decision: 2026-02-03 § 14
    expires: 2026-12-31
  - {rule: IND01, subject: "1.1.1", title: Gröna hus, reason: x, decided_by: KS, decision: "§ 1"}
"""


@cache
def configurations() -> tuple[Seed, ...]:
    return (yaml_seed(_CONFIGURATION),)


@cache
def waivers() -> tuple[Seed, ...]:
    return (yaml_seed(_WAIVERS),)


@cache
def baselines() -> tuple[Seed, ...]:
    return (yaml_seed(written([baseline_of(sound())]).decode()),)


_OURS: Final = (
    *(("ks-2026", "sound-2026"), ("1.1.2", "1.2.1"), ("DSO", "SHB"), ("DU", "TEK"), ("KLK", "ROS")),
    *(("2.1.4", "1.1.1"), ("2.1.3", "1.1.3"), ("i3:", "i1:"), ('"1.1.3"\n    by', '"1.1.2"\n    by')),
)
"""The names of the real agreement in what is reported, and of the sound one in their place."""


@cache
def follow_ups() -> tuple[Seed, ...]:
    invented = (ROOT / "tests" / "follow_up" / "ks-2026-var-pahittad.yaml").read_text("utf-8")
    ours = invented
    for before, after in _OURS:
        ours = ours.replace(before, after)
    return (yaml_seed(ours), yaml_seed(ours.partition("\n  - item")[0] + "\n"))


@cache
def earlier() -> tuple[Seed, ...]:
    result = Result((sound(),), (), rulebook(), "sv", True, "error", date(2026, 6, 30), str(ROOT), Paint(on=False), 100)
    return (text_seed(formats.written("json", result).decode()),)


_IMPORTED: Final = re.compile(r"(?m)^ ?(MÅL KF|SÄRSKILT UPPDRAG|GRUNDVERKSAMHET)")
"""What a passage has where items are in it; without any the document is none that is known."""


@cache
def passages() -> tuple[Seed, ...]:
    """The head of the document with a passage each, so that what is read is an agreement."""
    lines = (ROOT / "data" / "source" / "ks-2026.txt").read_text("utf-8").split("\n")
    texts = ("\n".join([*lines[:60], *lines[start : start + 110]]) for start in range(190, len(lines), 90))
    return tuple(text_seed(text) for text in texts if _IMPORTED.search(text))


@cache
def any_yaml() -> tuple[Seed, ...]:
    return (*configurations(), *waivers(), *follow_ups(), *rules())
