"""Every field of the schema that a rule reads is changed by an operator, or there is a reason why not."""

from __future__ import annotations

from functools import cache

import pytest

from checker.agreement import read_agreement
from checker.graph import build_graph
from checker.output.format_reference import fields_of_parts
from checker.prove.mutants import OPERATORS, touched
from checker.prove.mutants.touched import NOT_BROKEN, changed_fields, unbroken_fields
from tests.sound import EXAMPLE, sound_graph


@cache
def found() -> frozenset[str]:
    """What all operators change, at all places of the sound agreement and of the real one."""
    return frozenset(changed_fields([(sound_graph(), None), (build_graph(read_agreement(EXAMPLE)), None)]))


def test_no_field_is_without_an_operator_and_a_reason() -> None:
    left = unbroken_fields(found())
    assert [field for field, why in left.items() if why is None] == []


def test_no_reason_is_kept_for_a_field_that_an_operator_changes_or_that_is_gone() -> None:
    assert NOT_BROKEN.keys() <= unbroken_fields(found()).keys()


def test_an_operator_changes_what_it_says() -> None:
    assert changed_fields([(sound_graph(), None)], [OPERATORS["start-cut"]]) == {"items.start"}
    led = changed_fields([(sound_graph(), 1)], [OPERATORS["source-cut"]])
    assert led == {"items.indicators", "indicators.data_source"}


def test_to_cut_an_entry_changes_none_of_its_fields() -> None:
    assert changed_fields([(sound_graph(), None)], [OPERATORS["results-cut"]]) == {"items.results"}
    assert changed_fields([(sound_graph(), None)], [OPERATORS["measure-cut"]]) == {
        *("items.results", "results.claims", "claims.measure")
    }


def test_a_new_field_needs_one(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = fields_of_parts()
    new = fields["items"][0]._replace(name="budget", key="items.budget")
    monkeypatch.setattr(touched, "fields_of_parts", lambda: {**fields, "items": [*fields["items"], new]})
    assert [field for field, why in unbroken_fields(found()).items() if why is None] == ["items.budget"]
