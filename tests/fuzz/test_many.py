"""Very many of one thing take time by their number: twice as many, about twice the calls.

So it is as far as all that is found is told of, and beyond that, where it is refused. How much time a megabyte of them
takes, `python -m tests.fuzz --megabyte` measures.
"""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from importlib import import_module
from pathlib import Path

import pytest
from docxtpl import DocxTemplate

from checker.agreement import agreement_of
from checker.content import content
from checker.decisions.comparison import compare
from checker.follow_up.due import due_at
from checker.gapreport import as_word, word_pictures
from checker.gapreport.content import report_of
from checker.gapreport.forms import FORMS
from checker.gapreport.pictures import PICTURES, Drawing, drawn, pages, svg
from checker.output import formats
from checker.output.paint import Paint
from checker.output.result import Result
from checker.run import MOST_ANSWERS, Checked, check_agreement
from checker.words import LANGUAGES
from checker.yamlfile import FaultsFound
from tests.fuzz.many import MANY, many, otherwise
from tests.fuzz.runs import DAY
from tests.small import rulebook

FEW = 250
"""More than what a relation holds in full: two hundred nodes that are all alike."""
_DRAWN = ("assignments with the same title", "divisions that the text names")


@contextmanager
def counted() -> Iterator[Callable[[], int]]:
    """How many calls are made, which no other work on the machine changes."""
    profile = cProfile.Profile()
    with profile:
        yield lambda: int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def checked(kind: str, count: int) -> Checked:
    """An agreement with so many of a kind, checked."""
    return check_agreement(agreement_of(many(kind, count), "many.yaml"), rulebook().rules.values())


def calls(data: bytes, *, refused: bool) -> int:
    """The calls of a check, and of all that it finds in words, or of saying why it is `refused`."""
    with counted() as made, pytest.raises(FaultsFound) if refused else nullcontext():
        found = check_agreement(agreement_of(data, "many.yaml"), rulebook().rules.values()).findings
        for one in found:
            for language in LANGUAGES:
                assert one.says(language)
            assert one.place
            assert one.fingerprint
    return made()


def compared(kind: str, count: int) -> int:
    """The calls of a comparison with an agreement that has other words in another order."""
    old, new = (check_agreement(agreement_of(of(kind, count), "many.yaml"), ()) for of in (many, otherwise))
    with counted() as made:
        comparison = compare(old, new, "many.yaml").comparison
    assert comparison is not None
    assert comparison.changes
    return made()


def written(kind: str, count: int, name: str) -> int:
    """The calls that it takes to write what is found in a format."""
    run = checked(kind, count)
    result = Result((run,), (), rulebook(), "sv", True, "error", DAY, ".", Paint(on=False), 100)
    with counted() as made:
        assert formats.written(name, result)
    return made()


def reported(kind: str, count: int, name: str) -> int:
    """The calls that it takes to make a report and write it in a form."""
    run = checked(kind, count)
    with counted() as made:
        report = report_of(run, None, "sv", occasion="vår", day=DAY)
        assert import_module(FORMS[name].module).written(report)
    return made()


def pictured(kind: str, count: int, name: str, *, narrow: bool) -> int:
    """The calls that it takes to draw a picture and part it into sheets."""
    run = checked(kind, count)
    with counted() as made:
        drawing = drawn(name, run, "sv", day=DAY, narrow=narrow)
        assert svg(drawing, "sv")
        assert pages(drawing)
    return made()


@pytest.mark.parametrize("kind", MANY)
def test_twice_as_many_take_about_twice_the_calls(kind: str) -> None:
    rulebook()
    refused = kind == "fields that are not known"
    few = 350 if kind == "claims that conflict" else FEW  # fewer of those list each other, which is refused
    assert calls(many(kind, 2 * few), refused=refused) < 2.5 * calls(many(kind, few), refused=refused)


@pytest.mark.parametrize("kind", ["goals with the same result", "divisions that the text names", "results of one goal"])
def test_so_do_more_than_are_told_of(kind: str) -> None:
    rulebook()
    more = MOST_ANSWERS // 4
    assert calls(many(kind, 2 * more), refused=True) < 2.5 * calls(many(kind, more), refused=True)


@pytest.mark.parametrize(
    "kind", ["assignments with the same number", "divisions that the text names", "claims in one goal"]
)
def test_so_do_comparisons(kind: str) -> None:
    assert compared(kind, 2 * FEW) < 2.5 * compared(kind, FEW)


@pytest.mark.parametrize("name", ["csv", "json", "sarif", "github", "gitlab", "markdown", "xlsx"])
@pytest.mark.parametrize(
    "kind",
    [
        "assignments with the same title",
        "assignments with the wrong numbers",
        "divisions that the text names",
        "questions about indicators",
    ],
)
def test_so_do_findings_in_every_format(kind: str, name: str) -> None:
    assert written(kind, 2 * FEW, name) < 2.5 * written(kind, FEW, name)


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_each_of_many_findings_tells_of_fewer_other_places(name: str) -> None:
    """Each result that nobody has linked looks at all indicators of its goal."""
    kind = "results and indicators that nobody has linked"
    assert written(kind, 2 * FEW, name) < 2.5 * written(kind, FEW, name)


@pytest.mark.parametrize(
    ("kind", "name", "few"),
    [
        ("divisions that the text names", "markdown", 100),  # more than the table of who does what has room for
        ("goals with the same result", "markdown", FEW),
        ("assignments with the same title", "html", 100),
        ("assignments with the same title", "excel", 100),
    ],
)
def test_so_do_reports(kind: str, name: str, few: int) -> None:
    assert reported(kind, 2 * few, name) < 2.3 * reported(kind, few, name)


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("kind", _DRAWN)
def test_so_do_pictures(kind: str, name: str, narrow: bool) -> None:
    assert pictured(kind, 200, name, narrow=narrow) < 2.3 * pictured(kind, 100, name, narrow=narrow)


def test_so_do_the_images_of_a_word_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_pictures, "png", lambda _: b"")
    made = []
    for count in (100, 200):
        template = DocxTemplate(Path(content("reports")) / "templates" / as_word.TEMPLATE)
        template.init_docx()
        gallery = word_pictures.Gallery(template)
        with counted() as so_many:
            images = {gallery.image(Drawing("", "", 1, 1, ())) for _ in range(count)}
        assert len(images) == count
        made.append(so_many())
    assert made[1] < 2.3 * made[0]


def test_what_is_due_is_looked_for_once_for_the_forms_of_all_divisions() -> None:
    graph = checked("divisions that the text names", FEW).graph
    with counted() as once:
        assert due_at(graph, "vår")
    with counted() as again:
        assert due_at(graph, "vår")
    assert 100 * again() < once()


def test_what_was_not_compared_may_be_more() -> None:
    found = [one for one in checked("goals with the same result", FEW).findings if one.rule.id == "RES04"]
    assert all(" och kanske fler (" in one.says("sv") for one in found)
    assert all(" and perhaps more (" in one.says("en") for one in found)
    few = [one for one in checked("goals with the same result", 20).findings if one.rule.id == "RES04"]
    assert few
    assert not any("kanske fler" in one.says("sv") for one in few)
