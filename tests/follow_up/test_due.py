"""What is due at an occasion, and who reports it."""

from __future__ import annotations

from typing import Any

import pytest

from checker.finding import reporters
from checker.follow_up.due import due_at
from checker.graph import build_graph
from checker.vocabulary import OCCASIONS
from tests.gapreport.reports import real
from tests.sound import sound_with


def due(patches: dict[str, Any], occasion: str) -> list[str]:
    return [one.item for one in due_at(build_graph(sound_with(patches)), occasion)]


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_everything_is_due_that_says_nothing_else(occasion: str) -> None:
    assert len(due({}, occasion)) == 7


def test_an_item_is_due_at_its_own_occasions() -> None:
    own = {"1.2.1": {"follow_up": ["helår"]}}
    assert "1.2.1" not in due(own, "vår")
    assert "1.2.1" in due(own, "helår")


def test_what_does_not_run_at_the_occasion_is_not_due() -> None:
    assert "1.2.1" not in due({"1.2.1": {"start": "2026-06-01"}}, "vår")
    assert "1.2.1" in due({"1.2.1": {"start": "2026-06-01"}}, "delår")
    assert "1.2.1" not in due({"1.2.1": {"end": "2026-06-30"}}, "helår")


@pytest.mark.parametrize(
    ("item", "divisions"),
    [
        ("6.1.3", ("SHB",)),  # one leads
        ("2.1.4", ("SHB",)),  # a board beside it reports to nobody
        ("1.1.2", ("DSO", "DU", "KLK")),  # nobody leads
        ("1.2.1", ("SHB",)),  # one has it
        ("2.1.2", ()),  # the board keeps it
        ("5.2.1", ("TEK", "SHB", "ROS", "KLK", "NKF")),  # only a board leads
    ],
)
def test_who_reports(item: str, divisions: tuple[str, ...]) -> None:
    assert reporters(real().graph, item) == divisions
