"""Commands with the files that they read, as inputs: one of the files hostile, or as large as it may be.

An input is the arguments with NUL between them, and for each file its name, a NUL, its length, and what it holds, each
after a line end between two NULs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from random import Random
from typing import Final, NamedTuple

from checker.agreement import agreement_of
from checker.cli.questions_as_json import question_ids
from checker.importer.doubts.questions import questions
from checker.yamlfile import FaultsFound
from tests.fuzz.amplify import some_size
from tests.fuzz.kinds import KINDS

_NAME: Final = re.compile(r"[a-zåäö]+(/[a-zåäö0-9]+){0,2}\.(yaml|txt|docx|pdf|json|xlsx)|typed")
"""The files that an input may bring: all in its own folder."""
_THEN: Final = b"\0\n\0"
TYPED: Final = "typed"
"""The file that stands for what is typed on standard input."""

COMPLETED: Final = "completed"
"""The first argument of a line that a shell asks to be completed."""

Files = dict[str, bytes]


class Command(NamedTuple):
    """The arguments of a command, and the kinds of the files that it reads beside those that every folder has."""

    line: str
    files: dict[str, str]

    @property
    def arguments(self) -> tuple[str, ...]:
        """The arguments, one by one; a tilde stands for a blank in one."""
        return tuple(part.replace("~", " ") for part in self.line.split())


_AVTAL: Final = {"avtal.yaml": "agreement"}
_BOTH: Final = {"avtal.yaml": "agreement", "tidigare.yaml": "agreement"}
_WORDINGS: Final = {"styrkoll.yaml": "where wordings are", "formuleringar/egna.yaml": "wordings"}
_RULE: Final = {"regler/egna/egen.yaml": "rule"}

NEW: Final = (
    "rules new dates/egen --id EGEN02 --target assignment --require end_year:~{max_inclusive:~2028} --title Titel "
    "--message {number}~pågår~till~{end}. --advice Råd --basis audit-open-assignments,clause:follow_up"
)
"""A rule made of answers; without examples, so that these are looked for."""

COMMANDS: Final = (
    *(Command(f"check avtal.yaml --date 2026-06-30 --format {form}", _AVTAL) for form in ("text", "json", "sarif")),
    *(Command(f"check avtal.yaml --all --format {form}", _AVTAL) for form in ("junit", "github", "gitlab")),
    *(Command(f"check avtal.yaml --lang en --format {form}", _AVTAL) for form in ("markdown", "csv")),
    Command("check avtal.yaml -o ut.xlsx -o ut.docx --statistics --division SHB", _AVTAL),
    Command("check avtal.yaml --write-baseline ut.yaml", _AVTAL),
    Command("check avtal.yaml --compare tidigare.yaml", _BOTH),
    Command("check många", {"många/*.yaml": "agreement"}),
    Command(
        "check avtal.yaml", {"styrkoll.yaml": "configuration", "undantag.yaml": "waivers", "läge.yaml": "baseline"}
    ),
    Command("check --show-config", {"styrkoll.yaml": "configuration"}),
    Command("check avtal.yaml --waivers undantag.yaml", {"undantag.yaml": "waivers"}),
    Command("check avtal.yaml --waivers undantag.yaml", {**_AVTAL, "undantag.yaml": "waivers"}),
    Command("check avtal.yaml --baseline ut.yaml", {"ut.yaml": "baseline"}),
    Command("check avtal.yaml --write-baseline ut.yaml", {**_AVTAL, "ut.yaml": "baseline"}),
    Command("check avtal.yaml --follow-up svar.yaml", {"svar.yaml": "follow-up"}),
    Command("check avtal.yaml --follow-up svar.yaml", {**_AVTAL, "svar.yaml": "follow-up"}),
    Command("check avtal.yaml --rules regler", _RULE),
    Command("check avtal.yaml --rules regler --format json", {**_AVTAL, **_RULE}),
    Command("check avtal.yaml --rules regler", {"regler/egna/*.yaml": "rule"}),
    Command("check avtal.txt", {"avtal.txt": "text"}),
    Command("check avtal.docx", {"avtal.docx": "word"}),
    Command("check avtal.pdf", {"avtal.pdf": "pdf"}),
    Command("check avtal.yaml --follow-up svar.xlsx", {"svar.xlsx": "form"}),
    Command("dropped avtal.yaml", _AVTAL),
    Command("dropped avtal.txt", {"avtal.txt": "text"}),
    Command(f"{COMPLETED} check avtal.yaml --division S", _AVTAL),
    Command(f"{COMPLETED} explain --rules regler T", {"regler/egna/*.yaml": "rule"}),
    Command(f"{COMPLETED} check --select LED01,", {"styrkoll.yaml": "configuration"}),
    *(Command(f"diff tidigare.yaml avtal.yaml --all --format {form}", _BOTH) for form in ("text", "json", "markdown")),
    Command("diff gamla många", {"gamla/*.yaml": "agreement", "många/*.yaml": "agreement"}),
    Command("waive DAT02 1.2.1 avtal.yaml --reason x --decided-by KS --decision §~1", _AVTAL),
    Command(
        "waive DAT02 1.2.1 avtal.yaml --reason x --decided-by KS --decision §~1 --expires 2026-12-31",
        {"undantag.yaml": "waivers"},
    ),
    Command("explain LED01 avtal.yaml", _AVTAL),
    Command("explain T01 avtal.yaml --rules regler", _RULE),
    *(
        Command(f"report avtal.yaml --occasion vår -o ut --format {form}", _AVTAL)
        for form in ("markdown", "html", "excel")
    ),
    Command("report avtal.yaml --occasion vår -o ut --format word", _AVTAL),
    Command("report avtal.yaml --occasion vår -o ut --form", _AVTAL),
    Command(
        "report avtal.yaml --occasion vår -o ut --format html --compare tidigare.json", {"tidigare.json": "earlier"}
    ),
    Command(
        "report avtal.yaml --occasion vår -o ut --format markdown --follow-up svar.yaml", {"svar.yaml": "follow-up"}
    ),
    Command("report avtal.yaml --occasion vår -o ut --format html --follow-up svar.xlsx", {"svar.xlsx": "form"}),
    *(Command(f"graph avtal.yaml -o ut.svg --picture {name}", _AVTAL) for name in ("graph", "timeline", "load")),
    Command("graph avtal.yaml -o ut.png --narrow", _AVTAL),
    *(Command(f"export avtal.yaml -o ut.x --to {form}", _AVTAL) for form in ("json", "ttl", "shacl")),
    Command("export avtal.yaml --to shacl --rules regler -o ut.x", _RULE),
    Command("import avtal.txt -o ut.yaml", {"avtal.txt": "text"}),
    Command("import avtal.txt -o ut.yaml", {"avtal.txt": "text", **_WORDINGS}),
    Command("import avtal.txt --onto tidigare.yaml -o ut.yaml", {"avtal.txt": "text", "tidigare.yaml": "questions"}),
    Command("import avtal.docx -o ut.yaml", {"avtal.docx": "word"}),
    Command("import avtal.pdf -o ut.yaml", {"avtal.pdf": "pdf"}),
    Command("doubts avtal.yaml", {"avtal.yaml": "questions"}),
    Command("doubts avtal.yaml --format json", {"avtal.yaml": "questions"}),
    Command("doubts avtal.yaml --answer", {"avtal.yaml": "questions"}),
    Command("doubts avtal.yaml --resolve", {"avtal.yaml": "questions", TYPED: "typed"}),
    Command("rules list --rules regler", {"regler/egna/*.yaml": "rule"}),
    Command("rules test --rules regler --select T01", _RULE),
    Command("rules coverage --rules regler --all", {"regler/egna/*.yaml": "rule"}),
    Command("rules docs --rules regler -o ut", _RULE),
    Command(f"{NEW} --rules regler", {"regler/egna/*.yaml": "rule"}),
)
"""All that come to their end in less than half a second with files that are right."""

LONG: Final = (
    Command("rules test --rules regler", _RULE),
    Command("rules mutate --rules regler --select T01 --most 1", _RULE),
    Command("rules mutate --rules regler --select T01 --slips", _RULE),
    Command("rules diff gamla regler", {"gamla/egna/egen.yaml": "rule", **_RULE}),
    Command("rules diff styrkoll.yaml ny.yaml", {"styrkoll.yaml": "configuration", "ny.yaml": "configuration"}),
)
"""Those that try rules on agreements broken in hundreds of ways, which takes longer than the limit as it is."""


def right_command(random: Random, command: Command) -> bytes:
    """A command with files that are right."""
    return _packed_with(random, command, lambda kind, _: KINDS[kind].right(random))


def edited_command(random: Random) -> bytes:
    """A command with files after edits, or as they are but for one."""
    return _packed_with(random, random.choice(COMMANDS), lambda kind, _: KINDS[kind].edited(random))


def large_command(random: Random, size: int, commands: tuple[Command, ...] = COMMANDS) -> bytes:
    """A command whose files are together about so large: one of them, or all alike."""
    command = random.choice([one for one in commands if one.files])
    large = random.choice([*command.files]) if random.random() < 0.7 else None
    share = size if large else size // len(command.files)

    def made(kind: str, name: str) -> bytes:
        if large not in (None, name):
            return KINDS[kind].right(random)
        return KINDS[kind].larger(random, some_size(random, share, least=1_000) if "*" in name else share)

    return _packed_with(random, command, made, share)


def _packed_with(random: Random, command: Command, made: Callable[[str, str], bytes], size: int = 5_000) -> bytes:
    files: Files = {}
    for name, kind in command.files.items():
        data = made(kind, name)
        files |= dict(_folder(name, data, size)) if "*" in name else {name: data}
    arguments = command.arguments
    if arguments[-1] == "--answer":
        arguments = (*arguments[:-1], *_answers(random, files["avtal.yaml"]))
    return packed(arguments, files)


_ID: Final = re.compile(rb'(?m)(^id: |^  id: |"id": "|^\{"id": ")([\w-]+)')
"""Where a file says what it is: an agreement's id, or a rule's."""


def _folder(name: str, data: bytes, size: int) -> Iterator[tuple[str, bytes]]:
    """As many files as have so many bytes together, each with an id of its own."""
    for number in range(max(2, min(size // (len(data) + 1), 2_100))):
        yield name.replace("*", str(number)), _ID.sub(rb"\g<1>\g<2>%d" % number, data, count=1)


def _answers(random: Random, data: bytes) -> Iterator[str]:
    """Answers to some of the questions of an agreement, if it can be read."""
    with suppress(FaultsFound):
        ids = [*question_ids(questions(agreement_of(data, "avtal.yaml"), "sv"))]
        for name in random.sample(ids, min(len(ids), random.choice((1, 3, 10)))):
            yield "--answer"
            yield f"{name}={random.choice(('1', '2', '1,2', 'SHB', '1.1.1', 'i1', '-', ''))}"


def packed(arguments: Iterable[str], files: Files) -> bytes:
    """A command with its files as an input."""
    line = "\0".join(arguments).encode(errors="surrogateescape")
    heads = {f"{name}\0{len(held)}".encode(): held for name, held in files.items()}
    return line + b"".join(part for head, held in heads.items() for part in (_THEN, head, _THEN, held))


def unpacked(data: bytes) -> tuple[bytes, Files]:
    """The arguments with NUL between them, and the files; what an edit has made of them that is none is left out."""
    line, _, rest = data.partition(_THEN)
    files: Files = {}
    while rest:
        head, _, rest = rest.partition(_THEN)
        name, _, length = head.partition(b"\0")
        count = int(length) if length.isdigit() else 0
        if _NAME.fullmatch(name.decode("utf-8", "replace")):
            files[name.decode()] = rest[:count]
        rest = rest[count:].removeprefix(_THEN)
    return line, files
