"""What is the agreement's own in an English report is marked as Swedish, in sentences too."""

from __future__ import annotations

import re

import pytest

from checker.gapreport.foreign import Names, marked
from checker.gapreport.values import Line, Words, status
from tests.gapreport.reports import real
from tests.gapreport.test_forms import made

SWEDISH = re.compile(r"[åäöÅÄÖ]|\b(och|inte|ska|av|som|det|eller|till|vid)\b")
LEFT = {
    *("Audits in Vårgårda, Vansbro and Malmö: ", "the reports did not tell"),  # names of places
    *("kg/invånare", "grönt:"),  # a unit, and a status that a division made up
    *("huvudansvarig (lead) and sammanhållande (lead)", "Kommunfullmäktige (KF)"),  # words that are explained
}


def lines(value: object) -> list[Line]:
    """Every line in some content."""
    if isinstance(value, tuple) and value and all(isinstance(one, Words) for one in value):
        return [value]
    members = value if isinstance(value, tuple) and not isinstance(value, Words) else ()
    return [line for member in members for line in lines(member)]


def split(text: str) -> list[tuple[str, bool]]:
    (line,) = lines(marked(((Words(text),),), Names(real().graph)))
    return [(words.text, words.own) for words in line]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("1.2.1 Framtagande av grön- och blåstrukturplan was due.", ["1.2.1 Framtagande av grön- och blåstrukturplan"]),
        ("It goes to Tekniska divisionen (TEK), not to you.", ["Tekniska divisionen (TEK)"]),
        ("It says “ska öka till minst 95%”, and no more.", ["ska öka till minst 95%"]),
        ("It is in ”Levande centrum” and ”Ökat valdeltagande”.", ["Levande centrum", "Ökat valdeltagande"]),
        ("2. Målområde Effektiv organisation › 2.1.2, line 664", ["2. Målområde Effektiv organisation › 2.1.2"]),
        ("The TEKniska divisionen is none.", []),
        ("Nothing here.", []),
    ],
)
def test_names_and_quotations_are_found(text: str, own: list[str]) -> None:
    parts = split(text)
    assert "".join(part for part, _ in parts) == text
    assert [part for part, is_own in parts if is_own] == own


def test_links_stay_and_statuses_stay_whole() -> None:
    line = (Words("see Levande centrum", target="goals"), status("ok", "Levande centrum"))
    assert marked((line,), Names(real().graph)) == (
        (Words("see ", target="goals"), Words("Levande centrum", own=True, target="goals"), line[1]),
    )


@pytest.mark.parametrize("which", ["real", "followed up and compared"])
def test_no_swedish_is_left_unmarked(which: str) -> None:
    english = [words.text for line in lines(made(which, "en").parts) for words in line if not words.own]
    swedish = [text for text in english if SWEDISH.search(text)]
    assert [text for text in swedish if not any(known in text for known in LEFT)] == []
