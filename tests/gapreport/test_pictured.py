"""Nothing is drawn for a form of the report that shows no pictures."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from unittest.mock import Mock

import pytest

from checker.cli.report_files import Wanted, report_files
from checker.gapreport.content import report_of
from checker.gapreport.forms import FORMS
from checker.gapreport.pictures import drawn
from checker.gapreport.pictures.sparkline import sparkline
from checker.gapreport.values import Picture, Report, Table
from checker.gapreport.write import written
from checker.words import LANGUAGES, Language
from tests.gapreport.reports import DAY, real, report, sections

UNDRAWN = [name for name, form in FORMS.items() if not form.pictured]


def drawings(made: Report) -> Iterator[Picture]:
    """The pictures of a report, in cells too, for which something is drawn."""
    for block in (block for section in sections(made.parts) for block in section.blocks):
        cells = [cell.picture for row in block.rows for cell in row] if isinstance(block, Table) else [block]
        yield from (one for one in cells if isinstance(one, Picture) and one.sheets)


@pytest.mark.parametrize("division", [None, "TEK"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_without_pictures_say_the_same_where_none_is_drawn(language: Language, division: str | None) -> None:
    with_pictures = report(real(), language, division=division)
    in_words = report_of(
        real(), "0123456789abcdef", language, occasion="vår", day=DAY, division=division, pictured=False
    )
    assert len([*drawings(with_pictures)]) > 3
    assert not [*drawings(in_words)]
    for form in UNDRAWN:
        module = import_module(FORMS[form].module)
        assert module.written(in_words) == module.written(with_pictures)


@pytest.mark.parametrize("form", FORMS)
def test_pictures_are_drawn_for_the_forms_that_show_them_alone(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    large, small = Mock(side_effect=drawn), Mock(side_effect=sparkline)
    monkeypatch.setattr("checker.gapreport.pictured.drawn", large)
    monkeypatch.setattr("checker.gapreport.pictured.sparkline", small)
    written(real(), "vår", DAY, form=form, language="sv", division="TEK", earlier=None)
    report_files([real()], "", Wanted("vår", DAY, "TEK", None, (form,), chosen=True, templates=None), "sv")
    assert (large.called, small.called) == (FORMS[form].pictured,) * 2
