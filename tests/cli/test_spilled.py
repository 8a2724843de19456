"""Agreements that are laid in a file come back as they were, as often as one likes, and outputs keep none of them."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from checker.agreement import Agreement
from checker.cli.settled import packed, settled
from checker.cli.spilled import Spilled
from checker.output.formats import FORMATS, parts
from checker.run import Checked
from tests.output.results import everything, result

NUMBER = 12


@pytest.fixture(scope="module")
def one() -> bytes:
    return packed(settled(everything()))


def spilled(one: bytes, number: int) -> Spilled:
    held = Spilled(result().rulebook.rules)
    for _ in range(number):
        held.add(one)
    return held


def test_they_come_back_in_their_order_again_and_again(one: bytes) -> None:
    held, other = spilled(one, 2), everything()._replace(baseline_ended=7)
    held.add(packed(settled(other)))
    assert [run.baseline_ended for run in held] == [run.baseline_ended for run in held] == [0, 0, 7]
    assert (len(held), held[2].baseline_ended, held[-1].baseline_ended) == (3, 7, 7)
    assert [run.baseline_ended for run in held[1:]] == [0, 7]
    assert held[0].findings == everything().findings
    with pytest.raises(IndexError):
        held[3]
    assert not spilled(one, 0)


def test_many_are_in_a_file_and_not_in_memory(one: bytes) -> None:
    held = spilled(one, 2 * 2**20 // len(one))
    assert held._file._rolled  # type: ignore[attr-defined]
    assert held[-1].findings == held[0].findings


class Watched(Spilled):
    """Counts how many agreements there are at most while others go through them."""

    most = 0

    def __iter__(self) -> Iterator[Checked]:
        for run in super().__iter__():
            self.most = max(self.most, sum(type(one) is Agreement for one in gc.get_objects()))
            yield run


@pytest.mark.parametrize("form", [form for form, about in FORMATS.items() if about.in_parts])
def test_an_output_in_parts_holds_one_agreement_at_a_time(one: bytes, form: str) -> None:
    runs = Watched(result().rulebook.rules)
    for _ in range(NUMBER):
        runs.add(one)
    gc.collect()
    gc.freeze()  # what is there already is not counted
    try:
        assert sum(map(len, parts(form, result()._replace(runs=runs)))) > NUMBER
    finally:
        gc.unfreeze()
    assert 1 <= runs.most <= 3
