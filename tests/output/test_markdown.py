"""Markdown for a pull request: what stands in full, what is folded, and that no word of the data becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.characters import on_one_line
from checker.finding import Finding, Standing, State
from checker.output import markdown, markdown_fit
from checker.output.markdown_fit import LONGEST, Section, fitted
from checker.output.markup import UNSEEN, escaped
from checker.output.result import Result
from checker.run import Change, Comparison
from checker.words import Text
from checker.yamlfile import Fault, Place
from tests.output.results import HOSTILE, decision, everything, marks_of, result, results, with_findings

LEFT_OUT = re.compile(r"… (?:och|and) (\d+) (?:till|more)")


def sections_of(text: str) -> dict[str, str]:
    """What stands under each heading, folded or not."""
    parts = re.split(r"^(?:### (.*)|<details><summary>(.*)</summary>)$", text, flags=re.MULTILINE)
    return {(parts[at] or parts[at + 1]): parts[at + 2].partition("</details>")[0] for at in range(1, len(parts), 3)}


def compared(*findings: Finding, mended: tuple[Finding, ...] = (), changes: tuple[Change, ...] = ()) -> Result:
    run = with_findings(everything(), *findings)
    return result(run._replace(comparison=Comparison("main", changes, mended, ())))


def by_rule(rule: str) -> Finding:
    return next(one for one in everything().findings if one.rule.id == rule)


def test_without_a_comparison_errors_stand_in_full_and_the_rest_is_folded() -> None:
    run = everything()
    text = markdown.written(result(run))
    assert text.startswith(f"## styrkoll: {run.count('error')} måste rättas, {run.count('warning')} bör ses över, ")
    assert f"\n### Måste rättas: {run.count('error')}\n" in text
    for heading in (f"Bör ses över: {run.count('warning')}", f"För kännedom: {run.count('info')}"):
        assert f"\n<details><summary>{heading}</summary>\n\n" in text
    assert f"<summary>Kan inte avgöras: {len(run.undecided)} (" in text
    assert text.count("<details>") == text.count("</details>") > 2


def test_a_rule_is_told_once_and_then_its_places() -> None:
    found = by_rule("DAT01")
    other = found._replace(label="1.2.9 Annat", values=("x",))
    text = sections_of(markdown.written(result(with_findings(everything(), found, other))))["Måste rättas: 2"]
    assert text.count("(DAT01)** – måste rättas") == text.count("Förslag: ") == 1
    assert f"\n- **1.2.1 Anlägga gröna tak**: {found.message.sv} `changed.yaml:{found.place.line}`\n" in text
    assert "\n- **1.2.9 Annat**: " in text


def test_a_comparison_shows_what_the_edit_did() -> None:
    new, old, mended = by_rule("DAT01"), by_rule("DEL01"), by_rule("LED02")
    change = Change(
        "1.2.1", Text("1.2.1: slutdatum har tagits bort", ""), Place("a.yaml", 1, 1, 1, 1), Text("rad 1", "line 1")
    )
    findings = new._replace(standing=Standing.NEW), old._replace(standing=Standing.REMAINING)
    text = markdown.written(compared(*findings, mended=(mended,), changes=(change,)))
    sections = sections_of(text)
    assert text.startswith("## styrkoll: 1 ny, 1 åtgärdad, 1 kvarstår\n")
    assert "jämfört med `main`" in text
    assert "1.2.1 Anlägga gröna tak" in sections["Nytt: 1"]
    assert sections["Åtgärdat: 1"].startswith("\n\n- [x] ~~")
    assert "(LED02)" in sections["Åtgärdat: 1"]
    assert "- 1.2.1: slutdatum har tagits bort\n" in sections["Ändringar i överenskommelsen: 1"]
    assert "(DEL01)" in sections["Kvarstår: 1"]
    assert text.index("### Nytt") < text.index("### Åtgärdat") < text.index("<summary>Kvarstår")


def test_an_edit_without_new_findings_says_so() -> None:
    text = markdown.written(compared(by_rule("DEL01")._replace(standing=Standing.REMAINING)))
    assert "Ändringen ger inga nya iakttagelser." in text
    assert "### Nytt" not in text


def test_what_may_stand_is_told_with_its_decision() -> None:
    waived = by_rule("DAT01")._replace(state=State.WAIVED, decision=decision())
    text = sections_of(markdown.written(result(with_findings(everything(), waived))))["Beviljade undantag: 1"]
    assert "Skäl: Beslutat ändå. Beslut: kommunstyrelsen, KS 2026-02-03 § 12." in text


def test_a_fault_comes_first() -> None:
    fault = Fault(Place("å`.yaml", 4, 2, 4, 9), "Fältet `x` saknas.", "")
    text = markdown.written(result(everything(), faults=(fault,)))
    assert "- `` å`.yaml:4 `` Fältet \\`x\\` saknas.\n" in sections_of(text)["Filer som inte kan läsas: 1"]
    assert text.startswith("## styrkoll: 1 fel i filerna, ")


def test_what_could_not_be_checked_has_no_numbers() -> None:
    fault = Fault(Place("a.yaml", 4, 2, 4, 9), "Fel", "Wrong")
    text = markdown.written(result(faults=(fault,)))
    assert text.startswith("## styrkoll: 1 fel i filerna, ingen överenskommelse kunde granskas\n")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("<b>", "\\<b\\>"),
        ("a|b", "a\\|b"),
        ("**a** `b` ~~c~~ [d](e) _f_", "\\*\\*a\\*\\* \\`b\\` \\~\\~c\\~\\~ \\[d\\](e) \\_f\\_"),
        ("@kommun", f"@{UNSEEN}kommun"),
        ("se #12, GH-7 och !5", f"se #{UNSEEN}12, GH-{UNSEEN}7 och !{UNSEEN}5"),
        ("https://a.se www.a.se", f"https:{UNSEEN}//a.se www.{UNSEEN}a.se"),
        ("# rubrik", "\\# rubrik"),
        ("- lista", "\\- lista"),
        ("1. lista", "1\\. lista"),
        ("1.1.2 Mål", "1.1.2 Mål"),
        ("&amp; a\\b", "\\&amp; a\\\\b"),
        ("a\n# b", "a # b"),
        ("   kod", "kod"),
        ("95 % av 20 @ 5", "95 % av 20 @ 5"),
    ],
)
def test_markup_is_escaped(words: str, shown: str) -> None:
    assert escaped(words) == shown


@given(st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"])))
def test_escaping_loses_nothing(words: str) -> None:
    plain = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped(words)).replace(UNSEEN, "")
    assert plain == on_one_line(words).strip().replace(UNSEEN, "")


def test_what_is_too_long_is_cut_where_it_is_least_needed_and_counted() -> None:
    run = everything()
    warning = next(one for one in run.open if one.rule.severity == "warning")
    error = by_rule("DAT01")
    many = [warning._replace(label=f"{number} {'x' * 90}", values=(str(number),)) for number in range(900)]
    text = markdown.written(result(with_findings(run, error, *many)))
    sections = sections_of(text)
    assert LONGEST - 500 < len(text.encode("utf-16-le")) // 2 <= LONGEST
    cut = sections["Bör ses över: 900"]
    left_out = LEFT_OUT.search(cut)
    assert left_out is not None
    assert cut.count("\n- **") + int(left_out[1]) == 900
    assert "allt visas med `styrkoll check`" in cut
    assert "1.2.1 Anlägga gröna tak" in sections["Måste rättas: 1"]
    assert text.count("<details>") == text.count("</details>")


def test_too_many_agreements_are_counted_only() -> None:
    text = markdown.written(result(*[with_findings(everything())] * 900))
    assert len(text) < LONGEST
    assert "för många överenskommelser" in text


@given(st.lists(st.integers(1, 40_000), max_size=12), st.integers(0, 9), st.booleans())
def test_whatever_the_lengths_it_fits(lengths: list[int], worth: int, folded: bool) -> None:
    items = tuple(f"- {'x' * length}\n" for length in lengths)
    parts: list[str | Section] = [
        "## a\n\n",
        Section("b", items, folded, worth),
        Section("c", items, True, 5),
        "slut\n",
    ]
    text = fitted(parts, "sv")
    assert len(text) <= LONGEST
    assert text.endswith("slut\n")
    shown = text.count("\n- ") + sum(int(number) for number in LEFT_OUT.findall(text))
    assert shown == 2 * len(items)


SECTIONS = st.builds(
    Section,
    heading=st.text("x", max_size=9),
    items=st.lists(st.integers(1, 60).map(lambda length: f"- {'x' * length}\n"), max_size=12).map(tuple),
    folded=st.booleans(),
    worth=st.integers(0, 9),
)


@given(st.lists(st.text("x", min_size=1, max_size=200) | SECTIONS, max_size=9))
def test_what_there_is_no_room_for_is_not_looked_at(parts: list[str | Section]) -> None:
    looked_at = 0

    def each() -> Iterator[str | Section]:
        nonlocal looked_at
        for part in ("## a\n", *parts):
            looked_at += 1
            yield part

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown_fit, "LONGEST", 500)
        text = fitted(each(), "sv")
        assert text == markdown_fit.cut(["## a\n", *parts], "sv")
    assert looked_at == 1 + len(parts) or "för många" in text


def test_of_very_many_agreements_only_those_are_asked_for_that_there_is_room_for() -> None:
    asked = 0

    def parts() -> Iterator[str | Section]:
        nonlocal asked
        yield "## a\n"
        while True:
            asked += 1
            yield "x" * 1000

    assert "för många" in fitted(parts(), "sv")
    assert asked == 65


@settings(max_examples=60, deadline=None)
@given(results())
def test_every_open_finding_is_there_once(made: Result) -> None:
    text = markdown.written(made)
    opened = marks_of(made, state=State.OPEN)
    if LEFT_OUT.search(text) is None:
        for mark in opened:
            assert text.count(mark) == 1
    for mark in {*marks_of(made)} - {*opened}:
        assert mark not in text
    assert text.count("\n<details>") == text.count("\n</details>")
    assert len(text) <= LONGEST
