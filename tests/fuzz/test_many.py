"""Very many of one thing take time by their number: twice as many, about twice the calls.

How much time a megabyte of them takes, `python -m tests.fuzz --megabyte` measures.
"""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from checker.agreement import agreement_of
from checker.gapreport.pictures import PICTURES, drawn, pages, svg
from checker.output import formats
from checker.output.paint import Paint
from checker.output.result import Result
from checker.run import Checked, check_agreement
from checker.words import LANGUAGES
from checker.yamlfile import FaultsFound
from tests.fuzz.many import MANY, many
from tests.fuzz.sorts import DAY
from tests.small import rulebook

FEW = 250
"""More than what a relation holds in full: two hundred nodes that are all alike."""


@contextmanager
def counted() -> Iterator[Callable[[], int]]:
    """How many calls are made, which no other work on the machine changes."""
    profile = cProfile.Profile()
    with profile:
        yield lambda: int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def checked(kind: str, count: int) -> Checked:
    """An agreement with so many of a kind, checked."""
    return check_agreement(agreement_of(many(kind, count), "many.yaml"), rulebook().rules.values())


def calls(data: bytes) -> int:
    """The calls of a check, and of all that it finds in words."""
    with counted() as made, suppress(FaultsFound):
        found = check_agreement(agreement_of(data, "many.yaml"), rulebook().rules.values()).findings
        for one in found:
            for language in LANGUAGES:
                assert one.says(language)
            assert one.fingerprint
    return made()


def written(kind: str, count: int, name: str) -> int:
    """The calls that it takes to write what is found in a format."""
    run = checked(kind, count)
    result = Result((run,), (), rulebook(), "sv", True, "error", DAY, ".", Paint(on=False), 100)
    with counted() as made:
        assert formats.written(name, result)
    return made()


def pictured(kind: str, count: int, name: str) -> int:
    """The calls that it takes to draw a picture and part it into sheets."""
    run = checked(kind, count)
    with counted() as made:
        drawing = drawn(name, run, "sv", day=DAY)
        assert svg(drawing, "sv")
        assert pages(drawing)
    return made()


@pytest.mark.parametrize("kind", MANY)
def test_twice_as_many_take_about_twice_the_calls(kind: str) -> None:
    rulebook()
    assert calls(many(kind, 2 * FEW)) < 2.5 * calls(many(kind, FEW))


@pytest.mark.parametrize("name", ["csv", "json", "sarif", "github", "gitlab", "markdown", "xlsx"])
@pytest.mark.parametrize(
    "kind", ["assignments with the same title", "divisions that the text names", "questions about indicators"]
)
def test_so_do_findings_in_every_format(kind: str, name: str) -> None:
    assert written(kind, 2 * FEW, name) < 2.5 * written(kind, FEW, name)


@pytest.mark.parametrize("name", PICTURES)
def test_so_do_pictures(name: str) -> None:
    kind = "assignments with the same title"
    assert pictured(kind, 2 * FEW, name) < 2.5 * pictured(kind, FEW, name)


def test_what_was_not_compared_may_be_more() -> None:
    found = [one for one in checked("goals with the same result", FEW).findings if one.rule.id == "RES04"]
    assert all(" och kanske fler (" in one.says("sv") for one in found)
    assert all(" and perhaps more (" in one.says("en") for one in found)
    few = [one for one in checked("goals with the same result", 20).findings if one.rule.id == "RES04"]
    assert few
    assert not any("kanske fler" in one.says("sv") for one in few)
