"""How the text spells the names of boards and divisions."""

from __future__ import annotations

import pytest

from checker.facts import names
from checker.graph import Graph
from tests.facts.agreements import assignment, division, made, real, said, table

ROS = division("ROS", "Räddning och säkerhet")
NKF = division("NKF", "Division Näringsliv Kultur och Fritid")


def spelt(text: str, body: dict[str, object] = ROS) -> set[str]:
    """The spellings of a division's name in a text."""
    return {*said(made(assignment(text=[text]), bodies=(body,)), "name_forms", str(body["code"]))}


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        (
            "Vi och Räddning och säkerhet samt Räddning och Säkerhet.",
            {"Räddning och säkerhet", "Räddning och Säkerhet"},
        ),
        ("Vi och Räddning och säkerhets chef.", {"Räddning och säkerhet"}),
        ("Vi och Räddning  och\nsäkerhet.", {"Räddning och säkerhet"}),
        ("Vi, Räddning, och säkerhet.", {"Räddning, och säkerhet"}),
        ("Vi (Räddning och säkerhet/ROS).", {"Räddning och säkerhet"}),
        # A capital where a sentence begins is none of the name's.
        ("Räddning och säkerhet stöttar.", {"Räddning och säkerhet"}),
        ("Vi på räddning och säkerhet. Räddning och säkerhet stöttar.", {"räddning och säkerhet"}),
        ("Vi på räddning och säkerhet med Räddning och säkerhet.", {"räddning och säkerhet", "Räddning och säkerhet"}),
        ("Vi på räddning och säkerhet. Räddning och Säkerhet.", {"räddning och säkerhet", "Räddning och Säkerhet"}),
        # Other words.
        ("Undsättningsräddning och säkerhet", set()),
        ("räddning och säkerhetsskydd, räddning och säkerheten", set()),
        ("räddning och-säkerhet, räddningochsäkerhet, räddning", set()),
        ("ROS, Räddning- och säkerhet, Räddning och säkerhet-", set()),
        ("övräddning och säkerhet, åräddning och säkerhet", set()),
    ],
)
def test_spellings(text: str, forms: set[str]) -> None:
    assert spelt(text) == forms


def test_a_comma_is_another_spelling_and_the_word_division_a_part_of_the_name() -> None:
    text = "Till division Näringsliv, Kultur och Fritid och division Näringsliv Kultur och Fritid, inte näringsliv."
    assert spelt(text, NKF) == {
        "division Näringsliv, Kultur och Fritid",
        "division Näringsliv Kultur och Fritid",
    }
    assert spelt("Utbildning och utbildning", division("DU", "Division Utbildning")) == set()


def test_a_first_capital_is_no_other_spelling_of_a_name_of_one_word() -> None:
    shb = division("SHB", "Samhällsbyggnad")
    assert spelt("Vi hos samhällsbyggnad och Samhällsbyggnad, inte SamhällsByggnad.", shb) == {
        "Samhällsbyggnad",
        "SamhällsByggnad",
    }
    assert spelt("Vi hos samhällsbyggnad och samhällsbyggnad och Samhällsbyggnad.", shb) == {"samhällsbyggnad"}
    assert spelt("Vi.", shb) == set()


def test_a_name_with_hyphens_and_one_printed_with_a_code() -> None:
    board = {"code": "KFN", "kind": "board", "name": "Kultur- och fritidsnämnden"}
    graph = made(assignment(text=["Från Kultur- och fritidsnämnden (KFN), Kultur och fritidsnämnden"]), bodies=(board,))
    assert said(graph, "name_forms", "KFN") == ("Kultur- och fritidsnämnden",)


def test_letters_that_become_two_in_lower_case_do_not_move_the_places() -> None:
    assert spelt("İİİİ och Räddning och säkerhet.") == {"Räddning och säkerhet"}


def everywhere(form: str) -> Graph:
    """An agreement that prints a name in each of its texts, each time with a comma more."""
    texts = iter([form, *(form.replace(" och", "," * count + " och") for count in range(1, 7))])
    return made(
        assignment(
            title=f"x {next(texts)}",
            kept_reason=f"x {next(texts)}",
            named_in_sentence={"codes": ["ROS"], "quote": f"x {next(texts)}"},
        ),
        bodies=(ROS,),
        areas=[{"number": "1", "focus": [f"x {next(texts)}"]}],
        clauses={"lead": {"quote": f"x {next(texts)}"}},
        sections=[{"title": f"x {next(texts)}", "follow_up_text": f"x {next(texts)}"}],
    )


def test_titles_prose_clauses_and_quotes_are_read() -> None:
    assert len(said(everywhere("Räddning och säkerhet"), "name_forms", "ROS")) == 7


def test_the_commonest_spelling_comes_first() -> None:
    graph = made(
        assignment(text=["x räddning och säkerhet", *["y Räddning och säkerhet"] * 2 + ["z Räddning och säkerhet"]])
    )
    assert table(graph, "name_forms").known == {}
    text = "vi med räddning och Säkerhet, vi med räddning och säkerhet, vi med räddning och säkerhet"
    assert said(made(assignment(text=[text]), bodies=(ROS,)), "name_forms", "ROS") == (
        "räddning och säkerhet",
        "räddning och Säkerhet",
    )


def test_an_unread_text_may_have_any_spelling() -> None:
    graph = made(
        assignment("1.1.1", text=["x Räddning och säkerhet"]),
        assignment("1.1.2", title={"unknown": "x"}),
        bodies=(ROS,),
    )
    found = table(graph, "name_forms")
    assert found.known["ROS"] == ("Räddning och säkerhet",)
    (unknown,) = found.unknown["ROS"]
    assert (unknown.at_least, unknown.many, unknown.among, unknown.subject) == (0, True, None, "1.1.2")


def test_the_spellings_of_the_real_agreement() -> None:
    found = table(real(), "name_forms").known
    assert {code: {*forms} for code, forms in found.items() if len(forms) > 1} == {
        "ROS": {"Räddning och säkerhet", "Räddning och Säkerhet"},
        "NKF": {"division Näringsliv Kultur och Fritid", "division Näringsliv, Kultur och Fritid"},
        "DSO": {"division Social omsorg", "Division Social omsorg", "Division social omsorg"},
        "DU": {"division Utbildning", "Division Utbildning", "Division utbildning"},
    }
    assert (found["KS"], found["SHB"]) == (("Kommunstyrelsen",), ("Samhällsbyggnad",))
    assert found["VON"] == ("Vård- och omsorgsnämnden",)


def test_so_many_names_that_the_last_are_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "_WORK", 1_000)  # less than it takes to look where one begins
    found = table(
        made(assignment(text=["Räddning och säkerhet gör det, sedan Division Näringsliv."]), bodies=(ROS, NKF)),
        "name_forms",
    )
    assert found.known["ROS"] == ("Räddning och säkerhet",)
    assert "ROS" not in found.unknown
    (unknown,) = found.unknown["NKF"]
    assert (unknown.among, unknown.at_least, unknown.reason) == (None, 0, names.NOT_LOOKED_FOR)
