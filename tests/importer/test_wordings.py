"""The formulas of the house styles: their examples hold, they are all used, and a file at fault is told where."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.content import wording_folders
from checker.importer.items.alternatives import alternatives
from checker.importer.wordings import all_wordings, load_wordings, wording_files
from checker.importer.wordings.formula_names import FORMULAS
from checker.prove.variants.patterns import without_one
from checker.yamlfile import FaultsFound
from tests.importer.slips import unnoticed

EVERY = [formula for formulas in all_wordings().formulas.values() for formula in formulas]


def faults(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    path = tmp_path / "mine.yaml"
    path.write_text(f"style: Vår stil\nformulas:\n{text}", encoding="utf-8")
    with pytest.raises(FaultsFound) as found:
        load_wordings([str(path)])
    return [(fault.place.line, fault.sv) for fault in found.value.faults]


def test_every_name_has_a_formula() -> None:
    assert {*all_wordings().formulas} == {*FORMULAS}


def test_every_formula_has_its_examples() -> None:
    for formula in EVERY:
        for example in formula.examples:
            assert formula.match(" ".join(example.split())), (formula.name, example)
        for example in formula.counter_examples:
            assert not formula.match(example), (formula.name, example)


@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_the_examples_notice_an_alternative_that_is_left_out(name: str) -> None:
    for formula in all_wordings().formulas[name]:
        assert unnoticed(formula) == []


def test_alternatives_are_found_in_groups_and_not_in_sets_of_characters() -> None:
    assert [rest for _, rest in without_one(r"(?:a|b)[|)] \|(?P<c>d)|e")] == [
        r"(?:b)[|)] \|(?P<c>d)|e",
        r"(?:a)[|)] \|(?P<c>d)|e",
        "e",
        r"(?:a|b)[|)] \|(?P<c>d)",
    ]


def test_another_style_is_added_without_python(tmp_path: Path) -> None:
    (tmp_path / "mine.yml").write_text(
        "style: Vår stil\nformulas:\n"
        "  - formula: item\n    means: {kind: goal, decided: council}\n    pattern: FULLMÄKTIGES MÅL\n"
        "    examples: [FULLMÄKTIGES MÅL]\n",
        encoding="utf-8",
    )
    found = load_wordings(wording_files([*wording_folders(), str(tmp_path)])).match("item", "FULLMÄKTIGES MÅL")
    assert found is not None
    assert found.means == {"kind": "goal", "decided": "council"}


def test_what_a_claim_may_mean_is_a_matter_of_wordings_too(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "style: Vår stil\nformulas:\n"
        "  - formula: purpose\n    means: {direction: down}\n    pattern: få bukt med (?P<measure>[^,]+)\n"
        "    examples: [få bukt med skadegörelsen]\n",
        encoding="utf-8",
    )
    text = "Tryggheten ska öka, med fokus på att få bukt med skadegörelsen och minska brotten"
    said = ("Tryggheten: ska öka", "Tryggheten: ska öka; skadegörelsen: ska minska; brotten: ska minska")
    assert alternatives(text, load_wordings([*wording_files(wording_folders()), str(mine)])) == said
    assert alternatives(text, all_wordings()) == said[:1]


def test_a_name_that_nobody_knows(tmp_path: Path) -> None:
    text = "  - formula: itm\n    pattern: MÅL\n    examples: [MÅL]\n"
    assert faults(tmp_path, text) == [(3, "Ingen formel heter itm. Menade du `item`?")]


def test_a_pattern_that_cannot_be_read(tmp_path: Path) -> None:
    ((line, said),) = faults(tmp_path, "  - formula: item\n    pattern: (MÅL\n    examples: [MÅL]\n")
    assert (line, said.startswith("Mönstret går inte att läsa")) == (4, True)


def test_an_example_that_does_not_hold_and_a_group_that_is_missing(tmp_path: Path) -> None:
    text = "  - formula: lead\n    pattern: (?P<leads>.+) leder\n    examples: [SHB leder, Ingen]\n"
    text += "    not: [TEK leder]\n"
    assert [said for _, said in faults(tmp_path, text)] == [
        "Det framgår inte vad word är: skriv det under means, eller som en grupp i mönstret.",
        "Mönstret känner igen ”TEK leder”, som det inte ska.",
        "Mönstret känner inte igen exemplet ”Ingen”.",
    ]


def test_what_means_nothing_there(tmp_path: Path) -> None:
    text = "  - formula: item\n    means:\n      kind: gaol\n      decided: council\n      decide: board\n"
    text += "    pattern: (?P<nmber>MÅL)\n    examples: [MÅL]\n"
    assert faults(tmp_path, text) == [
        (
            5,
            "Fältet `kind` ska vara något av: `goal`, `assignment`, `base_assignment`, men är `gaol`."
            " Menade du `goal`?",
        ),
        (7, "Fältet `decide` finns inte här. Menade du `decided`?"),
        (8, "Gruppen nmber betyder inget här."),
    ]


def test_a_group_that_is_needed_and_empty_tells_nothing(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "style: Vår stil\nformulas:\n  - formula: area\n    pattern: 'OMRÅDE (?P<number>\\d)(?: (?P<title>.+))?'\n"
        "    examples: [OMRÅDE 1 Hållbarhet]\n    not: [OMRÅDE 1]\n",
        encoding="utf-8",
    )
    assert load_wordings([str(mine)]).match("area", "OMRÅDE 1 Hållbarhet") is not None


def test_a_pattern_that_takes_too_long_is_told(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "style: Vår stil\nformulas:\n  - formula: results\n    pattern: (?:a|a)+b\n    examples: [ab]\n",
        encoding="utf-8",
    )
    with pytest.raises(FaultsFound) as found:
        load_wordings([str(mine)]).match("results", "a" * 60)
    assert found.value.faults[0].sv.startswith("Formeln results tar för lång tid")
