"""The Swedish guides, followed: their rule is tried, their commands are run, their words are ones that rules know."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from checker.cli import main
from checker.finding.words import JUDGED
from checker.output.words import SAYS
from checker.vocabulary import KINDS, SEVERITIES
from tests.readme import FAULTY
from tests.small import REAL, ROOT, rule, shaped

DOCS = ROOT / "docs"
GUIDE = (DOCS / "guide.md").read_text("utf-8")
WRITE_A_RULE = (DOCS / "skriv-en-regel.md").read_text("utf-8")
ELLIPSIS = "{led_by: {min_count: 1}}"
"""What stands where the guide leaves a condition open, as `{…}`."""


def part(text: str, heading: str) -> str:
    """What stands under a heading, to the next."""
    assert f"\n{heading}\n" in text, heading
    return text.partition(f"\n{heading}\n")[2].partition("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    """The cells of a table, without its heading."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def quoted(text: str) -> list[str]:
    """What stands in backticks, outside fenced blocks."""
    return re.findall(r"`([^`]+)`", re.sub(r"(?s)```.*?```", "", text))


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return [re.sub(r"(?m)^   ", "", found) for found in re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)]


class Place:
    """A folder in which somebody follows a guide, and what the commands answer there."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        for name in ("min-fil.yaml", "förra.yaml"):
            (folder / name).write_text(REAL, "utf-8")
        (folder / "mina-regler").mkdir()
        self.rule = folder / "mina-regler" / "langt-uppdrag.yaml"
        self.rule.write_text(blocks(WRITE_A_RULE, "yaml")[0], "utf-8")

    def type(self, command: str) -> tuple[int, str]:
        """The exit code of a command as the guides write it, and what it prints."""
        name, *arguments = shlex.split(command)
        assert name == "styrkoll"
        with pytest.raises(SystemExit) as left:
            main(arguments)
        printed = self.capsys.readouterr()
        assert isinstance(left.value.code, int)
        return int(left.value.code), printed.out + printed.err


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.chdir(tmp_path)
    return Place(tmp_path, capsys)


TRY, USE, COMPARE = (block.strip() for block in blocks(WRITE_A_RULE, "text"))


def test_a_comparison_tells_what_the_guide_shows(place: Place) -> None:
    told = part(GUIDE, "## Vad har ändrats sedan sist?")
    diff, check = (command for command in quoted(told) if command.startswith("styrkoll ") and "förra" in command)
    edits = (("value: 95\n", "value: 90\n"), ("minst 95%", "minst 90%"), ("led_by: [SHB, KS]", "led_by: [KS]"))
    text = REAL
    for before, now in edits:
        text = text.replace(before, now, 2 if "minst" in now else 1)
    (place.folder / "min-fil.yaml").write_text(text, "utf-8")
    code, said = place.type(diff)
    assert (code, blocks(told, "text")[0] in said.replace("\N{NO-BREAK SPACE}", " ")) == (0, True)
    assert place.type(check)[0] == 1


def test_the_rule_gives_the_promised_line(place: Place) -> None:
    promised = re.search(r"Svaret ska bli `([^`]+)`", WRITE_A_RULE)
    assert promised is not None
    assert place.type(TRY) == (0, promised[1] + "\n")


def test_the_rule_checks_an_agreement(place: Place) -> None:
    code, said = place.type(USE)
    assert (code, "Resultat: 0 måste rättas, 0 bör ses över" in said) == (0, True)
    for old, new in (("2028}}", "2026}}"), ("2029-06-30", "2027-06-30"), ("2028-06-30", "2026-06-30")):
        place.rule.write_text(place.rule.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert place.type(TRY)[0] == 0
    assert "2.1.4 pågår till 2028-12-31, och så långt sträcker sig inte vår planering." in place.type(USE)[1]


def test_a_change_to_the_rule_is_compared_as_the_guide_says(place: Place) -> None:
    copy = place.folder / "mina-regler-ny"
    copy.mkdir()
    (copy / place.rule.name).write_text(place.rule.read_text("utf-8").replace("2028}}", "2026}}", 1), "utf-8")
    code, said = place.type(COMPARE)
    assert (code, said.startswith("1 ändrad regel; ")) == (0, True)
    assert "2.1.4 pågår till 2028-12-31" in said
    slips = next(one for one in quoted(part(WRITE_A_RULE, "## Ändra en regel")) if "--slips" in one)
    assert "fel i reglerna. Märkta av typkontrollen: " in place.type(slips)[1]


def test_a_misspelt_word_is_named_with_its_place_and_the_word_that_was_meant(place: Place) -> None:
    place.rule.write_text(place.rule.read_text("utf-8").replace("end_year", "end_yaer"), "utf-8")
    code, said = place.type(TRY)
    assert code == 2
    assert re.search(r"langt-uppdrag\.yaml:8:\d+: `end_yaer` .* Menade du `end_year`\?", said)


def test_a_rule_in_a_file_as_notepad_calls_it_is_told(place: Place) -> None:
    place.rule.rename(place.rule.with_suffix(".yaml.txt"))
    said = "mina-regler/langt-uppdrag.yaml.txt:1:1: Regler läses bara ur filer vars namn slutar på .yaml."
    assert place.type(TRY)[1].startswith(said)


def test_a_rule_may_stand_on_something_of_ones_own(place: Place) -> None:
    place.rule.write_text(place.rule.read_text("utf-8").replace("audit-open-assignments", "vår-plan"), "utf-8")
    own = "sources:\n  vår-plan: {name: {sv: Planen, en: The plan}, says: {sv: till 2028, en: to 2028}}\n"
    (place.folder / "mina-regler" / "sources.yaml").write_text(own, "utf-8")
    assert place.type(TRY)[0] == 0


def test_null_takes_a_field_away(place: Place) -> None:
    """A second rule by somebody who has read no more than the guide."""
    changed = place.rule.read_text("utf-8").replace("EGEN01", "EGEN02").partition("examples:")[0]
    changed = changed.replace("{end_year: {max_inclusive: 2028}}", "{text: {min_count: 1}}")
    changed = changed.replace("{end}", "{end|ett datum som inte anges}").replace("report_at: end\n", "")
    without = next(
        one for one in quoted(part(WRITE_A_RULE, "## 3. Låt exemplen pröva regeln")) if "{text: null}" in one
    )
    examples = f"examples:\n  - {{is: finding, with: {without}, at: 1.2.1}}\n"
    examples += f"  - {{is: ok, with: {without.replace('null', '[Taket ska läggas.]')}}}\n"
    (place.folder / "mina-regler" / "utan-text.yaml").write_text(changed + examples, "utf-8")
    assert place.type(TRY.replace("EGEN01", "EGEN01,EGEN02")) == (0, "2 regler, 4 exempel: alla stämmer.\n")


def test_every_key_of_the_rule_is_explained() -> None:
    explained = {key for cells in rows(part(WRITE_A_RULE, "## 2. Skriv regeln")) for key in quoted(cells[0])}
    assert {*yaml.safe_load(blocks(WRITE_A_RULE, "yaml")[0])} <= explained


CONDITIONS = [
    condition for cells in rows(part(WRITE_A_RULE, "## Villkor att bygga med")) for condition in quoted(cells[0])
]


def test_the_table_of_conditions_is_found() -> None:
    assert len(CONDITIONS) > 10


@pytest.mark.parametrize("condition", CONDITIONS)
def test_each_condition_can_stand_in_a_rule(condition: str) -> None:
    assert shaped("{" + condition.replace("{…}", ELLIPSIS) + "}").id == "T01"


WORDS = "## Ord att bygga med"
SWEDISH = {text.sv: kind for kind, text in KINDS.items()}
WORDS_ON = [
    (word, SWEDISH[name])
    for cells in rows(part(WRITE_A_RULE, WORDS))
    for word in quoted(cells[0])
    for name in (cells[1].split(", ") if cells[1] in SWEDISH or ", " in cells[1] else ["mål", "utfall", "avsnitt"])
]
PATHS_ON = [("in_agreement/year", "assignment"), ("serves/end", "assignment"), ("^serves", "goal")]


@pytest.mark.parametrize(("word", "kind"), [*WORDS_ON, *PATHS_ON])
def test_each_word_can_be_used_on_what_the_guide_says(word: str, kind: str) -> None:
    assert f"`{word}`" in part(WRITE_A_RULE, WORDS)
    without_number = (("{number} på svenska", "På svenska"), ("{number} in English", "In English"))
    on_kind = (("target: assignment", f"target: {kind}"), ("{led_by: {min_count: 1}}", f"{{{word}: {{max_count: 0}}}}"))
    assert rule(*on_kind, *without_number).id == "T01"


COMMANDS = sorted({word for word in quoted(GUIDE) if re.match(r"styrkoll [a-z]", word)})


@pytest.mark.parametrize("command", [*COMMANDS, *(block.strip() for block in blocks(GUIDE, "text")[:2])])
def test_each_command_of_the_guide_runs(command: str, place: Place) -> None:
    """1 is for findings; 2 would be a command, an option or a name that does not exist."""
    code, said = place.type(command)
    assert code in (0, 1), said
    assert "Hjälp: " not in said


def test_the_guide_has_commands() -> None:
    assert len(COMMANDS) > 8


def test_the_fault_is_one_that_the_tool_prints(place: Place) -> None:
    (place.folder / "avtal.yaml").write_text(FAULTY, "utf-8")
    assert (
        blocks(part(GUIDE, "## När filen inte går att läsa"), "text")[0] in place.type("styrkoll check avtal.yaml")[1]
    )


def test_the_guide_has_the_words_that_the_tool_prints() -> None:
    grades = [cells[0].strip("*") for cells in rows(part(GUIDE, "## Läs resultatet"))]
    assert grades == [*(severity.sv for severity in SEVERITIES.values()), SAYS["undecided"].sv]
    for word in ("why", "advice"):
        assert f"**{SAYS[word].sv}**" in GUIDE
    assert f"”{JUDGED.sv}”" in GUIDE


def anchor(heading: str) -> str:
    """A heading's anchor on the forges: small letters, hyphens for spaces, no punctuation."""
    return re.sub(r"[^\w\- ]", "", heading.strip().casefold()).replace(" ", "-")


@pytest.mark.parametrize("document", sorted(path.name for path in DOCS.glob("*.md")))
def test_links_lead_somewhere(document: str) -> None:
    lost = []
    for link in set(re.findall(r"\]\(([^):]+)\)", (DOCS / document).read_text("utf-8"))):
        name, _, to = link.partition("#")
        path = DOCS / name if name else DOCS / document
        headings = re.findall(r"(?m)^#+ (.+)$", path.read_text("utf-8")) if to and path.exists() else []
        if not path.exists() or (to and to not in map(anchor, headings)):
            lost.append(link)
    assert lost == []
