"""Names in text: the longest that fits, with commas and `och` inside, codes in capitals only."""

from __future__ import annotations

import pytest

from checker.importer.names import Names

NAMES = Names(
    [
        ("TEK", "TEK"), ("TEK", "Tekniska divisionen"), ("DU", "DU"), ("DU", "division Utbildning"),
        ("NKF", "NKF"), ("NKF", "division Näringsliv Kultur och Fritid"), ("ROS", "Räddning och säkerhet"),
        ("KS", "KS"), ("KS", "Kommunstyrelsen"),
    ],
    {"alla verksamheter"}.__contains__,
    {"division"}.__contains__,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("DU och TEK", ["DU", "TEK"]),
        ("division Näringsliv, Kultur och Fritid samt Tekniska divisionen", ["NKF", "TEK"]),
        ("Näringsliv Kultur och Fritid, Räddning och Säkerhet och Utbildning", ["NKF", "ROS", "DU"]),
        ("Kommunstyrelsen (KS)", ["KS"]),
        ("TEK, TEK", ["TEK"]),
        ("TEK,DU", ["TEK", "DU"]),
    ],
)
def test_a_list_of_names(text: str, codes: list[str]) -> None:
    listed = NAMES.listed(text)
    assert ([*listed.codes], listed.rest, listed.all) == (codes, (), False)


def test_a_board_is_known_without_its_capital() -> None:
    names = Names([])
    names.add("KS", "Kommunstyrelsen", any_case=True)
    assert [named.code for named in names.found_in("kommunstyrelsens uppdrag")] == ["KS"]


def test_everybody() -> None:
    assert NAMES.listed("alla verksamheter").all
    assert NAMES.listed("alla verksamheter utom TEK").rest == ("utom",)


@pytest.mark.parametrize("text", ["Miljökontoret", "TEK och Miljökontoret", "du", "tek"])
def test_a_name_that_is_not_known_is_left_over(text: str) -> None:
    assert NAMES.listed(text).rest


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kommunstyrelsens delegation", ["KS"]),
        ("inom TEK:s område och KS ansvar", ["TEK", "KS"]),
        ("Du och jag, ett tek", []),
        ("Utbildning i brandskydd", []),
        ("kommunstyrelsens överenskommelse", []),
        ("Räddning och Säkerhets uppdrag från Tekniska divisionen", ["ROS", "TEK"]),
    ],
)
def test_names_in_running_text(text: str, codes: list[str]) -> None:
    assert [named.code for named in NAMES.found_in(text)] == codes
