"""`styrkoll rules new` and `rules docs`: a rule that passes at once, and a page for each."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tests.cli.process import Ran, Styrkoll
from tests.cli.rule_files import own_rules
from tests.cli.terminals import on_a_terminal

ANSWERS = {
    "--id": "EGEN01",
    "--target": "assignment",
    "--require": "end_year: {max_inclusive: 2028}",
    "--title": "Uppdraget pågår efter 2028",
    "--title-en": "The assignment runs past 2028",
    "--message": "{number} pågår till {end}.",
    "--advice": "Dela upp uppdraget.",
    "--basis": "audit-open-assignments, clause:follow_up",
}


def new(styrkoll: Styrkoll, name: str = "dates/langt-uppdrag", **other: str) -> Ran:
    """The command with these answers, some of them others; "" leaves one out."""
    answers = ANSWERS | {f"--{key}": value for key, value in other.items()}
    return styrkoll("rules", "new", name, *(part for one in answers.items() if one[1] for part in one))


def test_a_rule_that_finds_something_where_nothing_is_to_be_found_is_told_so(
    styrkoll: Styrkoll, tmp_path: Path
) -> None:
    ran = new(styrkoll, require="led_by: {min_count: 1}")
    assert ran.code == 2
    assert ran.err.startswith("Regeln finner något redan i rules/sound.yaml, ")
    assert "inget ska finnas: 1.2.1. Välj med --where" in ran.err
    assert not (tmp_path / "mina-regler").exists()


def test_a_new_rule_passes_at_once_and_is_checked_with(styrkoll: Styrkoll, tmp_path: Path) -> None:
    ran = new(styrkoll)
    assert ran.code == 0
    text = (tmp_path / "mina-regler" / "dates" / "langt-uppdrag.yaml").read_text("utf-8")
    assert "require: {end_year: {max_inclusive: 2028}}\n" in text
    assert "basis: [audit-open-assignments, clause: follow_up]\n" in text
    assert text.endswith("examples:\n  - {is: finding, with: {1.1.3: {end: 2029-06-30}}, at: 1.1.3}\n  - {is: ok}\n")
    tested = styrkoll("rules", "test", "--rules", "mina-regler", "--select", "EGEN01")
    assert (tested.code, tested.out) == (0, "1 regel, 2 exempel: alla stämmer.\n")
    assert ran.last == "  styrkoll rules test --rules mina-regler --select EGEN01"


def test_the_first_rule_of_a_folder_that_is_configured_but_empty(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "mina-regler").mkdir()
    (tmp_path / "styrkoll.yaml").write_text("rules: mina-regler\n", "utf-8")
    assert new(styrkoll).code == 0
    assert new(styrkoll, name="annat-uppdrag").err.startswith("EGEN01 är redan regeln ")


def test_nothing_is_overwritten(styrkoll: Styrkoll, tmp_path: Path) -> None:
    new(styrkoll)
    before = (tmp_path / "mina-regler" / "dates" / "langt-uppdrag.yaml").read_bytes()
    ran = new(styrkoll, id="EGEN02", title="En annan")
    assert ran.code == 2
    assert "finns redan. Inget har skrivits." in ran.err
    assert (tmp_path / "mina-regler" / "dates" / "langt-uppdrag.yaml").read_bytes() == before
    assert "Nästa lediga är EGEN02." in new(styrkoll, "annat-namn").err  # the id is taken by the rule in the folder


def test_faults_are_told_by_option_with_the_nearest_word_and_nothing_is_written(
    styrkoll: Styrkoll, tmp_path: Path
) -> None:
    ran = new(styrkoll, require="endyear: {max_inclusive: 2028}", message="{nummer} är långt.")
    assert ran.code == 2
    assert "--require: `endyear` är inget ord som regler kan använda. Menade du `end_year`?" in ran.err
    assert "Menade du `number`?" in ran.err
    assert "Menade du `assignment`?" in new(styrkoll, target="assignmnt").err
    assert "Menade du `base_assignment`?" in new(styrkoll, target="Grunduppdrag").err
    assert "Det finns agreement, clause, " in new(styrkoll, target="politiker").err
    assert "Utgå från filen för UPP07." in new(styrkoll, target="report").err
    assert "Menade du `warning`?" in new(styrkoll, severity="warnin").err
    assert "Det finns kl-6-6, " in new(styrkoll, basis="magkänsla").err
    assert "audit-open-assignments`?" in new(styrkoll, basis="audit-open-assignment").err
    assert "Pröva langt-uppdrag." in new(styrkoll, "Långt uppdrag").err
    assert "EGEN1 är inget id" in new(styrkoll, id="EGEN1").err
    assert "UPP06 är reserverat" in new(styrkoll, id="UPP06").err
    assert "--where, --require: " in new(styrkoll, require="end_year: {max_inclusive: 2028").err
    assert not (tmp_path / "mina-regler").exists()


def typed(styrkoll: Styrkoll, *lines: str) -> str:
    """What stands on a terminal when these lines are typed in answer to the questions of `rules new`."""
    answers = "".join(f"{line}\n" for line in lines)
    shown, _ = on_a_terminal(styrkoll.cache, ["rules", "new"], folder=styrkoll.folder, typed=answers)
    return shown.replace("\r\n", "\n")


QUESTIONED = (
    *("Långt uppdrag", "dates/langt-uppdrag", "EGEN01", "error", "uppdrag", "assignment", ""),
    *("endyear: {max_inclusive: 2028}", "end_year: {max_inclusive: 2028", "end_year: {max_inclusive: 2028}"),
    *("Uppdraget pågår efter 2028", "", "{numer} pågår till {end}.", "{number} pågår till {end}.", ""),
    *("Dela upp uppdraget.", "", "Ska {number} delas upp?", "Is {number} to be split?", "clause:follow_up"),
)


def test_on_a_terminal_it_is_asked_for_and_a_wrong_answer_again(styrkoll: Styrkoll, tmp_path: Path) -> None:
    shown = typed(styrkoll, *QUESTIONED)
    assert "Pröva langt-uppdrag." in shown
    assert shown.count("Vad regeln tittar på") == 2
    assert shown.count("Vad som ska gälla") == 3
    assert "--require: `endyear` är inget ord som regler kan använda. Menade du `end_year`?" in shown
    assert "--message: I {numer}: `numer` är inget ord" in shown
    assert "mina-regler/dates/langt-uppdrag.yaml är skriven, och exemplen stämmer." in shown
    text = (tmp_path / "mina-regler" / "dates" / "langt-uppdrag.yaml").read_text("utf-8")
    assert "severity: error\n" in text
    assert 'question:\n  sv: "Ska {number} delas upp?"\n  en: "Is {number} to be split?"\n' in text
    assert styrkoll("rules", "test", "--rules", "mina-regler", "--select", "EGEN01").code == 0


def test_a_fault_at_the_end_costs_none_of_the_answers(styrkoll: Styrkoll) -> None:
    shown = typed(styrkoll, *(line.replace("till {end}", "till {parallel_to}") for line in QUESTIONED))
    assert "Meddelandet har inget att skriva för {parallel_to}" in shown
    command = next(line for line in shown.splitlines() if line.startswith("  styrkoll rules new "))
    again = shlex.split(command.replace("{parallel_to}", "{end}"))[1:]
    assert styrkoll(*again).code == 0


def test_a_rule_that_is_no_error_has_no_question(styrkoll: Styrkoll, tmp_path: Path) -> None:
    assert new(styrkoll).code == 0
    assert "question" not in (tmp_path / "mina-regler" / "dates" / "langt-uppdrag.yaml").read_text("utf-8")
    lines = [line for line in QUESTIONED if "split" not in line and "delas" not in line]
    shown = typed(
        styrkoll,
        *(line.replace("EGEN01", "EGEN02").replace("error", "info").replace("langt", "annat") for line in lines),
    )
    assert "mina-regler/dates/annat-uppdrag.yaml är skriven" in shown
    assert "Fråga" not in shown


def test_without_a_terminal_all_that_is_missing_is_told(styrkoll: Styrkoll) -> None:
    ran = styrkoll("rules", "new", "langt-uppdrag", "--id", "EGEN01", "--lang", "en")
    assert ran.code == 2
    assert ran.err.startswith("This is missing: --target, --require, --title, --message, --advice and --basis.\n")


def test_examples_of_ones_own_are_tried_first(styrkoll: Styrkoll, tmp_path: Path) -> None:
    apart = {"fires": "1.2.1: {end: 2029-06-30}", "quiet": "1.1.3: {end: 2028-12-31}"}
    assert "finner inget efter ändringen" in new(styrkoll, fires="1.2.1: {end: 2027-06-30}").err
    assert "Menade du `1.2.4`?" in new(styrkoll, fires="1.2.9: {end: 2029-06-30}").err
    assert "skilja sig åt i en enda ändring" in new(styrkoll, **apart).err
    assert not (tmp_path / "mina-regler").exists()
    own = {"fires": "1.2.1: {end: 2029-06-30}", "quiet": "1.2.1: {end: 2028-12-31}"}
    assert new(styrkoll, **own).code == 0


def test_a_value_that_can_be_missing_needs_words_in_the_message(styrkoll: Styrkoll) -> None:
    ran = new(styrkoll, require="end: {min_count: 1}")
    assert ran.code == 2
    assert "skriv {end|ord när det saknas}" in ran.err


def test_a_page_a_rule_and_an_index_whose_links_all_lead_somewhere(styrkoll: Styrkoll, tmp_path: Path) -> None:
    ran = styrkoll("rules", "docs", "-o", "sidor")
    assert ran.code == 0
    pages = {page.name: page.read_text("utf-8") for page in (tmp_path / "sidor").iterdir()}
    assert len(pages) == len(re.findall(r"^\| \[", pages["README.md"], re.MULTILINE)) + 1
    links = {link for text in pages.values() for link in re.findall(r"(?<!\\)\]\(([^)]+)\)", text)}
    assert links == pages.keys()
    page = pages["DAT02.md"]
    first, _, rest = page.partition("\n\n")
    assert first.startswith("<!-- DAT02.md, made by styrkoll rules docs.")
    assert rest.startswith("# DAT02 Startdatum efter slutdatum\n\n*Start date after end date*\n")
    assert "| `{1.2.1: {start: 2027-01-01}}` | iakttagelse | 1.2.1 |" in page
    assert "### What the rule finds in data/ks-2026.yaml\n\nNothing.\n" in page
    assert all(line.replace("\\|", "").count("|") == 5 for line in page.splitlines() if line.startswith("| `"))


def test_pages_are_the_same_each_time(styrkoll: Styrkoll, tmp_path: Path) -> None:
    for _ in range(2):
        styrkoll("rules", "docs", "-o", "sidor")
    once = {page.name: page.read_bytes() for page in (tmp_path / "sidor").iterdir()}
    styrkoll("rules", "docs", "-o", "andra")
    assert {page.name: page.read_bytes() for page in (tmp_path / "andra").iterdir()} == once


def test_pages_of_removed_rules_are_removed_and_nothing_that_others_wrote(styrkoll: Styrkoll, tmp_path: Path) -> None:
    mine, pages = own_rules(tmp_path), tmp_path / "sidor"
    made = styrkoll("rules", "docs", "-o", "sidor", "--rules", mine)
    assert "Borttagna" not in made.out
    once = {page.name for page in pages.iterdir()}
    (pages / "OWN01-kopia.md").write_bytes((pages / "OWN01.md").read_bytes())
    (pages / "OWN02.md").write_text(
        "# En sida som någon har skrivit\n\n<!-- OWN02.md, made by styrkoll rules docs.", "utf-8"
    )
    (pages / "OWN03.md").mkdir()
    ran = styrkoll("rules", "docs", "-o", "sidor")
    assert ran.code == 0
    assert ran.out.startswith("Borttagna, för de reglerna finns inte längre: OWN01.md.\n")
    assert {page.name for page in pages.iterdir()} == once - {"OWN01.md"} | {"OWN01-kopia.md", "OWN02.md", "OWN03.md"}


def test_pages_are_not_written_over_what_others_wrote(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Vårt projekt\n", "utf-8")
    ran = styrkoll("rules", "docs", "-o", ".")
    assert ran.code == 2
    assert "styrkoll rules docs har inte skrivit det: ./README.md. Inget har skrivits." in ran.err
    assert [page.name for page in tmp_path.iterdir() if page.suffix == ".md"] == ["README.md"]
    assert (tmp_path / "README.md").read_text("utf-8") == "# Vårt projekt\n"


def test_a_rule_is_not_called_as_another_but_for_capitals(styrkoll: Styrkoll, tmp_path: Path) -> None:
    own_rules(tmp_path, ("id: OWN01", "id: egen01"))
    ran = new(styrkoll, name="own/annat", rules="mine")
    assert ran.code == 2
    assert ran.err.startswith("EGEN01 är redan regeln ”Uppdrag utan slutdatum”. Nästa lediga är EGEN02.\n")
