"""Computed relations: which common rows have nearly the usual wording."""

from __future__ import annotations

import pytest

from checker.facts import drift
from checker.graph import NOT_COMPARED, Table, Unknown
from tests.facts.agreements import UNREAD, division, made, real, table
from tests.facts.test_structure import DSO, ROS, TEK, appendix, row, three

USUAL = "Divisionen medverkar i kommunens krishantering i enlighet med kommunens krisledningsplan."


def drifting(*texts: str | list[str]) -> dict[str, tuple[str, ...]]:
    """What drifts among the rows of three appendices (ROS, TEK, DSO) with these texts."""
    rows = [(row("Krishantering", text=[text] if isinstance(text, str) else text),) for text in texts]
    return table(three(*rows), "drifts_from").known


DRIFT = {"appendix/DSO/krishantering": ("appendix/ROS/krishantering",)}


@pytest.mark.parametrize(
    ("text", "drifts"),
    [
        (USUAL.replace("krisledningsplan", "krishanteringsplan"), True),
        (USUAL.replace(" i enlighet med kommunens", " enligt kommunens"), False),
        (USUAL.replace("medverkar", "deltar"), True),
        (USUAL, False),
        (USUAL.upper().replace("DIVISIONEN", "DIVISION SOCIAL OMSORG"), False),
        (USUAL.replace("Divisionen", "DSO"), False),
        (USUAL.replace("Divisionen", "Social omsorg"), False),
        (USUAL.replace("Divisionen", "Utöver ovan, divisionen"), False),
        (f"{USUAL} Rutinerna revideras.", False),
        (f"Rutinerna revideras. {USUAL.replace('krisledningsplan', 'krishanteringsplan')}", True),
        ("Bereda underlag till den politiska ledningen.", False),
        ("", False),
    ],
)
def test_a_row_drifts_from_the_usual_wording(text: str, drifts: bool) -> None:
    assert drifting(USUAL, USUAL, [text] if text else []) == (DRIFT if drifts else {})


def test_a_row_that_has_the_usual_wording_too_does_not_drift() -> None:
    both = [USUAL, USUAL.replace("krisledningsplan", "krishanteringsplan")]
    assert drifting(USUAL, USUAL, both) == {}


def test_without_a_wording_that_most_have_nothing_drifts() -> None:
    other = USUAL.replace("krisledningsplan", "krishanteringsplan")
    assert drifting(USUAL, other, []) == {}
    rows = [appendix(code, row("Krishantering", text=[text])) for code, text in (("ROS", USUAL), ("TEK", other))]
    assert table(made(bodies=(ROS, TEK), appendices=rows), "drifts_from").known == {}


def test_half_of_the_rows_are_not_most() -> None:
    other = USUAL.replace("krisledningsplan", "krishanteringsplan")
    bodies = (ROS, TEK, DSO, division("NKF", "Division Näringsliv Kultur"))
    rows = zip(("ROS", "TEK", "DSO", "NKF"), (USUAL, USUAL, other, other), strict=True)
    graph = made(bodies=bodies, appendices=[appendix(code, row("Kris", text=[text])) for code, text in rows])
    assert table(graph, "drifts_from").known == {}


def test_rows_of_other_titles_are_not_compared() -> None:
    other = row("Kris", text=[USUAL.replace("krisledningsplan", "krishanteringsplan")])
    same = row("Krishantering", text=[USUAL])
    assert table(three((same,), (same,), (other,)), "drifts_from").known == {}


def test_division_names_of_one_word_count_as_one_word_too() -> None:
    mark = division("MARK", "Mark")
    rows = [
        appendix(code, row("Kris", text=[f"{name} medverkar i arbetet."]))
        for code, name in (("MARK", "Mark"), ("DSO", "Divisionen"), ("ROS", "ROS"))
    ]
    graph = made(bodies=(mark, DSO, ROS), appendices=rows)
    assert table(graph, "drifts_from").known == {}


def test_of_rows_that_are_too_many_to_compare_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(row("Krishantering", text=[text]),) for text in (USUAL, USUAL, USUAL.replace("medverkar", "deltar"))]
    monkeypatch.setattr(drift, "PLENTY", 0)
    found = table(three(*rows), "drifts_from")
    assert found.known == {}
    assert {*found.unknown} == {f"appendix/{code}/krishantering" for code in ("ROS", "TEK", "DSO")}
    for node, (one,) in found.unknown.items():
        assert one == Unknown(0, True, None, NOT_COMPARED, node, "drifts_from")


def test_an_unknown_row_leaves_its_fellows_open() -> None:
    same, unread = row("Krishantering", text=[USUAL]), row("Krishantering", text=UNREAD)
    found = table(three((same,), (same,), (unread,)), "drifts_from")
    assert found.known == {}
    assert {*found.unknown} == {f"appendix/{code}/krishantering" for code in ("ROS", "TEK", "DSO")}
    assert {len(one.among or ()) for (one,) in found.unknown.values()} == {2}


def test_a_section_that_may_be_a_common_row_leaves_it_open() -> None:
    same = row("Krishantering", text=[USUAL])
    maybe = {"title": "Krishantering", "role": UNREAD, "text": [USUAL]}
    found = table(three((same,), (same,), (maybe,)), "drifts_from").unknown
    assert {*found} == {f"appendix/{code}/krishantering" for code in ("ROS", "TEK", "DSO")}
    assert {one.name for unknowns in found.values() for one in unknowns} == {"role"}


def test_the_drift_in_the_real_agreement() -> None:
    """DSO follows a krishanteringsplan where five others follow a krisledningsplan."""
    assert table(real(), "drifts_from") == Table({"appendix/DSO/krishantering": ("appendix/NKF/krishantering",)}, {})
