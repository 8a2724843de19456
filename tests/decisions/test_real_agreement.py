"""The bundled agreement, reordered, renumbered and written otherwise: not one of its findings becomes another."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any, Final

import pytest

from checker.agreement import agreement_of
from checker.decisions.comparison import compare
from checker.decisions.pairing import pair_graphs
from checker.finding import Standing
from checker.run import Checked, check_agreement
from tests.decisions.versions import BUNDLED
from tests.sound import EXAMPLE

TEXT: Final = EXAMPLE.read_text("utf-8")
ABOUT_THE_NUMBER: Final = {"BIL06"}
"""Rules that compare the number itself with something else: here, with the numbers that the appendices use."""


def checked(text: str) -> Checked:
    return check_agreement(agreement_of(text.encode(), "ks.yaml"), BUNDLED)


REAL: Final = checked(TEXT)
assert len(REAL.findings) > 150


def happened(new: Checked) -> set[str]:
    """The rules that say something else now."""
    compared = compare(REAL, new, "before")
    assert compared.comparison is not None
    brought = [found for found in compared.findings if found.standing is not Standing.REMAINING]
    return {found.rule.id for found in (*brought, *compared.comparison.mended, *compared.comparison.undecided)}


@pytest.mark.parametrize("seed", range(3))
def test_order_and_form_change_no_finding(seed: int) -> None:
    random = Random(seed)
    value: Any = json.loads(json.dumps(REAL.agreement.document.value))
    random.shuffle(value["items"])
    for item in value["items"]:
        random.shuffle(item.get("results", []))
        random.shuffle(item.get("indicators", []))
    new = checked(json.dumps(value, ensure_ascii=False))
    assert happened(new) == set()
    comparison = compare(REAL, new, "before").comparison
    assert comparison is not None
    assert comparison.changes == ()


@pytest.mark.parametrize("seed", range(3))
def test_numbers_that_change_places_change_no_finding(seed: int) -> None:
    """Within each series, so that all that is said of area and decision stays true."""
    random = Random(seed)
    series: dict[str, list[str]] = {}
    for item in REAL.agreement.items:
        series.setdefault(item["number"].rpartition(".")[0] + item["kind"], []).append(item["number"])
    new = {
        before: now
        for numbers in series.values()
        for before, now in zip(numbers, random.sample(numbers, len(numbers)), strict=True)
    }
    assert any(before != now for before, now in new.items())
    places = (
        r'(?<=- number: ")(\d\.\d\.\d+)|(?<=_as_written: ")(\d\.\d\.\d+)|(?<=[{ ]")(\d\.\d\.\d+)(?=": (judged|stated))'
    )
    renumbered = re.sub(places, lambda found: new[found[0]], TEXT)
    there = checked(renumbered)
    assert pair_graphs(REAL.graph, there.graph).newer.items() >= new.items()
    assert happened(there) <= ABOUT_THE_NUMBER


def test_removing_each_item_in_turn_disturbs_no_other() -> None:
    numbers = [item["number"] for item in REAL.agreement.items]
    for number in Random(1).sample(numbers, 8):
        start = TEXT.index(f'  - number: "{number}"')
        end = TEXT.find('  - number: "', start + 5)
        block = TEXT[start : end if end > 0 else TEXT.index("\nappendices:", start)]
        less = re.sub(rf'"{re.escape(number)}": (judged|stated)(, )?', "", TEXT.replace(block, ""))
        new = checked(less)
        pairing = pair_graphs(REAL.graph, new.graph)
        assert {node for node in pairing.removed if "/" not in node} == {number}
        assert pairing.added == ()
        assert all(before == now for before, now in pairing.newer.items())
