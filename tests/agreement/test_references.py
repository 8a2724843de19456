"""What an agreement refers to and nothing in it declares: each named with its place and the nearest declared name."""

from __future__ import annotations

import pytest

from tests.small import SMALL, changed, faults_of, item

LEADS = "led_by: [SHB]"
SENTENCE = "named_in_sentence: {codes: [SHB, TEK], quote: Kommunstyrelsen ger uppdraget till SHB och TEK.}"
COUNCIL = "decided_by: KF"
SERVES = "serves: {1.1.1: stated}"
MEASURED = "measured_by: {i1: stated}"

UNDECLARED = [
    # item, what is replaced, by what, the words at which the fault stands, its sentences
    ("1.1.3", LEADS, "led_by: [SHP]", "SHP", "Koden SHP finns inte under `bodies`. Menade du `SHB`?"),
    ("1.1.3", LEADS, "led_by: [SHB, XYZ]", "XYZ", "Koden XYZ finns inte under `bodies`."),
    ("1.1.3", LEADS, "led_by: {unknown: läses ej, among: [SHB, SHP]}", "SHP", "Koden SHP finns inte under `bodies`."),
    ("1.1.3", SENTENCE, "named_in_sentence: {codes: [TEKK]}", "TEKK", "Koden TEKK finns inte under `bodies`."),
    ("1.1.3", SENTENCE, "named_in_heading: {codes: [TEKK]}", "TEKK", "Koden TEKK finns inte under `bodies`."),
    ("1.1.3", SENTENCE, "named_in_sentence: {unknown: läses ej, among: [SHB, TEKK]}", "TEKK", "Koden TEKK finns inte"),
    ("1.1.3", SENTENCE, "named_in_heading: {unknown: läses ej, among: [TEKK]}", "TEKK", "Koden TEKK finns inte"),
    ("1.1.3", COUNCIL, "decided_by: KFF", "KFF", "Koden KFF finns inte under `bodies`. Menade du `KF`?"),
    ("1.1.3", COUNCIL, "decided_by: {unknown: läses ej, among: [KF, XX]}", "XX", "Koden XX finns inte under `bodies`."),
    ("1.1.3", "held_by: [KS]", "held_by: [KSS]", "KSS", "Koden KSS finns inte under `bodies`. Menade du `KS`?"),
    ("1.1.3", "supported_by: [ROS]", "supported_by: [RÖS]", "RÖS", "Menade du `ROS`?"),
    ("1.1.3", "supported_by: [ROS]", "parallel_to: [VAA]", "VAA", "Menade du `VA`?"),
    ("1.1.3", 'in_area: "1"', 'in_area: "11"', '"11"', "Målområdet 11 finns inte under `areas`."),
    ("1.1.3", 'in_area: "1"', 'in_operational_area: Miljö\n    in_area: "1"', "Miljö", "Verksamhetsområdet Miljö"),
    ("1.1.3", SERVES, "serves: {1.1.9: stated}", "1.1.9", "Numret 1.1.9 finns inte under `items`. Menade du `1.1."),
    ("1.1.1", MEASURED, "measured_by: {i11: stated}", "i11", "Indikatorn i11 finns inte under målets `indicators`."),
    ("1.1.1", MEASURED, "held_by: [KSS]", "KSS", "Koden KSS finns inte under `bodies`."),
]

WRONG_KIND = [
    ("1.1.3", LEADS, "led_by: [KF]", "KF", "KF är fullmäktige; här ska stå verksamhet eller nämnd."),
    ("1.1.3", LEADS, "led_by: {unknown: läses ej, among: [SHB, KF]}", "KF", "KF är fullmäktige; här ska stå verks"),
    ("1.1.3", COUNCIL, "decided_by: SHB", "SHB", "SHB är verksamhet; här ska stå fullmäktige eller nämnd."),
    ("1.1.3", "supported_by: [ROS]", "supported_by: [KS]", "KS", "KS är nämnd; här ska stå verksamhet."),
    ("1.1.3", "held_by: [KS]", "held_by: [KS, SHB]", "SHB", "SHB är verksamhet; här ska stå nämnd."),
    ("1.1.3", SENTENCE, "named_in_sentence: {codes: [KF]}", "KF", "KF är fullmäktige; här ska stå verksamhet"),
    ("1.1.3", SENTENCE, "named_in_sentence: {unknown: läses ej, among: [KF]}", "KF", "KF är fullmäktige; här ska"),
]


@pytest.mark.parametrize(("number", "old", "new", "at", "sv"), [*UNDECLARED, *WRONG_KIND])
def test_a_name_that_is_not_declared_or_is_of_another_kind(number: str, old: str, new: str, at: str, sv: str) -> None:
    text = item(number, (old, new))
    (fault,) = faults_of(text)
    line = text.split("\n")[fault.place.line - 1]
    assert line[fault.place.column - 1 :].startswith(at)
    assert new.split("\n")[0] in line
    assert sv in fault.sv
    assert fault.en != fault.sv
    assert fault.en.endswith((".", "?"))


def test_both_languages_say_the_same() -> None:
    (fault,) = faults_of(item("1.1.3", (LEADS, "led_by: [SHP]")))
    assert fault.sv == "Koden SHP finns inte under `bodies`. Menade du `SHB`?"
    assert fault.en == "The code SHP is not declared under `bodies`. Did you mean `SHB`?"
    (fault,) = faults_of(item("1.1.3", (LEADS, "led_by: [KF]")))
    assert fault.en == "KF is a council; here goes division or board."
    (fault,) = faults_of(item("1.1.1", (MEASURED, "measured_by: {i11: stated}")))
    assert fault.en == "The indicator i11 is not declared under the goal's `indicators`. Did you mean `i1`?"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [("of_board: KS", "of_board: SHB", "SHB är verksamhet"), ("of_board: KS", "of_board: KSS", "Koden KSS finns inte")],
)
def test_the_board_whose_agreement_it_is(old: str, new: str, kind: str) -> None:
    (fault,) = faults_of(changed(SMALL, (old, new)))
    assert fault.sv.startswith(kind)


def test_an_operational_area_of_another_area() -> None:
    """A title is looked for in the item's own area; without an area, in all of them."""
    areas = (
        'areas:\n  - {number: "1", title: Hållbar utveckling}\n',
        'areas:\n  - {number: "1", operational_areas: [{title: Social}]}\n'
        '  - {number: "2", operational_areas: [{title: Miljö}]}\n',
    )
    inside = ('in_area: "1"', 'in_area: "1"\n    in_operational_area: Miljö')
    (fault,) = faults_of(changed(item("1.1.3", inside), areas))
    assert "Verksamhetsområdet Miljö finns inte under `operational_areas`" in fault.sv
    assert faults_of(changed(item("1.1.3", ('in_area: "1"', "in_operational_area: Miljö")), areas)) == []


def test_an_area_that_is_no_name_is_a_fault_like_any_other() -> None:
    strange = ('in_area: "1"', "in_area: {unknown: läses ej}\n    in_operational_area: Miljö")
    assert any("`in_area`" in fault.sv for fault in faults_of(item("1.1.3", strange)))


@pytest.mark.parametrize(
    ("old", "new", "at", "sv"),
    [
        ("code: VA,", "code: TEK,", "TEK", "Koden TEK har redan getts på rad 33."),
        (
            "title: Hållbar utveckling}\n",
            'title: A}\n  - {number: "1"}\n',
            '"1"',
            "Målområdets nummer 1 har redan getts",
        ),
        (
            "- {id: r1, text: Resultatet",
            "- {id: r1, text: Ett}\n      - {id: r1, text: Resultatet",
            "r1",
            "Id r1 har redan getts på rad",
        ),
        ('- {id: i1, title: "Resultat', '- {id: i1}\n      - {id: i1, title: "Resultat', "i1", "Id i1 har redan getts"),
    ],
)
def test_a_code_or_an_id_that_is_given_twice(old: str, new: str, at: str, sv: str) -> None:
    text = changed(SMALL, (old, new))
    (fault,) = faults_of(text)
    assert text.split("\n")[fault.place.line - 1][fault.place.column - 1 :].startswith(at)
    assert sv.replace("rad 33", f"rad {text[: text.index('code: TEK')].count(chr(10)) + 1}") in fault.sv
    assert "has been given already, on line" in fault.en


def test_a_code_that_is_the_agreements_own_name() -> None:
    text = changed(SMALL, ("code: VA,", "code: agreement,"))
    (fault,) = [one for one in faults_of(text) if "upptagen" in one.sv]
    assert fault.sv == "Koden `agreement` är upptagen: så heter överenskommelsen själv. Välj en annan."
    assert fault.en == "The code `agreement` is taken: it is the agreement itself. Choose another."
    assert text.split("\n")[fault.place.line - 1][fault.place.column - 1 :].startswith("agreement,")


def test_recipients_that_name_nobody() -> None:
    (fault,) = faults_of(item("1.1.3", (SENTENCE, "named_in_sentence: {quote: Kommunstyrelsen ger uppdraget.}")))
    assert fault.sv == "`named_in_sentence` säger inte vilka det är. Skriv `codes: [KOD, ...]` eller `all: true`."
    assert fault.en == "`named_in_sentence` does not say who. Write `codes: [CODE, ...]` or `all: true`."


def test_misspelt_kind_key_and_code_are_named_together() -> None:
    text = item("1.1.3", ("kind: assignment", "kind: asignment"), (LEADS, "led_by: [SHP]"))
    text = item("1.2.1", ("decided_by: KS", "decidedby: KS"), of=text)
    text = item("1.2.2", ("kind: base_assignment", "kind: baseassignment"), of=text)
    faults = faults_of(text)
    said = [(text.split("\n")[fault.place.line - 1].strip(), fault.sv) for fault in faults]
    expected = [
        ("kind: asignment", "Menade du `assignment`?"),
        ("led_by: [SHP]", "Menade du `SHB`?"),
        ("decidedby: KS", "Menade du `decided_by`?"),
        ("kind: baseassignment", "Menade du `base_assignment`?"),
    ]
    assert [line for line, _ in said] == [line for line, _ in expected]
    for (_, sentence), (_, nearest) in zip(said, expected, strict=True):
        assert sentence.endswith(nearest)


def test_a_year_that_heads_two_columns() -> None:
    text = changed(SMALL, ("outcome_years: [2024, 2025]", "outcome_years: [2024, 2025, 2024]"))
    (fault,) = faults_of(text)
    assert fault.sv == "Året 2024 står redan i `outcome_years`. Skriv varje kolumns år en gång."
    assert fault.en == "The year 2024 is in `outcome_years` already. Write the year of each column once."
    line = text.split("\n")[fault.place.line - 1]
    assert (line[fault.place.column - 1 :], line.count("2024")) == ("2024]", 2)
