"""Five thousand hostile inputs come to a result or to faults that help; and what does not, the campaign finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from checker.yamlfile import Fault, FaultsFound, Place
from tests.fuzz import campaign as campaigns
from tests.fuzz import oracle
from tests.fuzz.campaign import campaign, fingerprint, together
from tests.fuzz.oracle import FILE, outcome_of
from tests.fuzz.sorts import LARGE, SMALL, Sort
from tests.fuzz.watched import watched


def test_five_thousand_inputs_of_all_sorts() -> None:
    ran = together(watched(seed=1, first=0, end=5_000))
    assert not ran.found, "\n\n".join(map(str, ran.found))
    assert {*ran.inputs} >= {*SMALL}
    # Of every sort some are read to the end, and some are refused where that is not told by the run itself.
    told = ("kept rulebook", "kept run", "command line", "command, a file", "process")
    assert all(ran.refused[name] < ran.inputs[name] for name in SMALL)
    assert all(ran.refused[name] for name in SMALL if name not in told)


@pytest.mark.parametrize("name", [name for name in LARGE if name != "command, long"])  # which takes up to a minute
def test_large_inputs(name: str) -> None:
    ran = campaign(seed=2, inputs=4, sorts=(name,))
    assert not ran.found, "\n\n".join(map(str, ran.found))


def test_a_campaign_in_parts_is_the_same() -> None:
    whole = campaign(seed=3, inputs=60)
    parts = together((campaign(3, 25), campaign(3, 35, first=25)))
    assert (parts.inputs, parts.refused, parts.found) == (whole.inputs, whole.refused, whole.found)


def test_the_same_seed_gives_the_same_inputs() -> None:
    assert fingerprint(7, 200) == fingerprint(7, 200) != fingerprint(8, 200)


def raises(error: BaseException) -> Any:
    def run(_: bytes) -> Iterator[Any]:
        raise error
        yield

    return run


def fault(text: str, *place: int) -> FaultsFound:
    return FaultsFound([Fault(Place(FILE, *(place or (1, 1, 1, 1))), text, text)])


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (KeyError("x"), "KeyError in"),
        (RecursionError(), "RecursionError in"),
        (FaultsFound([]), "refused without a fault"),
        (fault(" "), "a text without words"),
        (fault("men är <class 'dict'>"), "a fault that tells of Python"),
        (fault("ett fel", 3, 1, 3, 2), "a line that the file has not"),
        (fault("ett fel", 1, 9, 1, 9), "a column that the line has not"),
        (fault("ett fel", 2, 1, 1, 1), "a place that is none"),
    ],
)
def test_what_the_oracle_complains_about(error: BaseException, what: str) -> None:
    complaint = outcome_of(raises(error), b"abc\nd").complaint
    assert complaint is not None
    assert complaint.what.startswith(what)


def test_a_fault_with_a_place_in_the_input_is_no_complaint() -> None:
    assert outcome_of(raises(fault("ett fel", 2, 1, 2, 2)), b"abc\nd")[0::2] == (True, None)


def test_what_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(_: bytes) -> Iterator[Any]:
        while True:
            pass
        yield

    monkeypatch.setattr(oracle, "LIMIT", 0.1)
    complaint = outcome_of(run, b"").complaint
    assert complaint is not None
    assert complaint.what.startswith("slower than")


def test_a_crash_is_found_and_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(data: bytes) -> Iterator[Any]:
        if b"x" in data and b"yy" in data:
            raise IndexError
        return iter(())

    planted = {"planted": Sort(lambda random: random.randbytes(20) + b"..x...yy" + random.randbytes(20), run, 1)}
    monkeypatch.setattr(campaigns, "SORTS", planted)
    (found,) = campaign(seed=1, inputs=3).found
    assert (found.number, sorted(found.data)) == (0, sorted(b"xyy"))
