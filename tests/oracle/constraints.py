"""A rule for every constraint, every word of logic and every path, which some nodes of the bundled agreement break."""

from __future__ import annotations

from typing import Final

from checker.rulebook import Rule
from tests.small import named, shaped

WRITTEN: Final = {
    "class": ("item", "{decided_by: {class: council}}"),
    "class, several": ("item", "{mentions: {class: [board, division]}}"),
    "in": ("item", "{numbered_as: {in: [council]}}"),
    "pattern": ("item", r"{title: {pattern: '(^|\W)Stärkt(\W|$)'}}"),
    "pattern, flags": ("item", "{title: {pattern: UTVECK|stärk, flags: i}}"),
    "min_inclusive": ("assignment", "{end_year: {min_inclusive: 2028}}"),
    "max_inclusive": ("assignment", "{start: {max_inclusive: 2025-06-30}}"),
    "min_exclusive": ("outcome", "{value: {min_exclusive: 50.0}}"),
    "max_exclusive": ("outcome", "{value: {max_exclusive: 50.5}}"),
    "has_value": ("goal", "{measured_by/unit: {has_value: '%'}}"),
    "has_value, several": ("appendix", "{has_section+/role: {has_value: [common, process]}}"),
    "has_value, number": ("outcome", "{decimals: {has_value: 1}}"),
    "some_value": ("goal", "{measured_by: {some_value: {unit: {has_value: '%'}}}}"),
    "min_count": ("item", "{delegated_to: {min_count: 2}}"),
    "max_count": ("item", "{delegated_to: {max_count: 1}}"),
    "qualified_value_shape": (
        "goal",
        "{measured_by: {qualified_value_shape: {unit: {min_count: 1}},"
        " qualified_min_count: 2, qualified_max_count: 4}}",
    ),
    "known": ("division", "{remuneration: {known: true}}"),
    "known, path": ("indicator", "{has_outcome/(year|position): {known: true}}"),
    "known, repeated": ("goal", "{measured_by?/has_outcome/year: {known: true}}"),
    "equals": ("item", "{delegated_to: {equals: named_in_heading}}"),
    "equals, path": ("item", "{held_by: {equals: in_agreement/of_board}}"),
    "disjoint": ("assignment", "{delegated_to: {disjoint: led_by}}"),
    "disjoint, path": ("assignment", "{delegated_to: {disjoint: in_area/^in_area/led_by}}"),
    "subset_of": ("item", "{delegated_to: {subset_of: led_by}}"),
    "subset_of, path": ("item", "{delegated_to: {subset_of: in_area/^in_area/led_by}}"),
    "less_than": ("outcome", "{position: {less_than: decimals}}"),
    "less_than, dates": ("assignment", "{start: {less_than: in_agreement/period_start}}"),
    "less_than, numbers": ("indicator", "{has_outcome/value: {less_than: ^measured_by/value}}"),
    "less_than_or_equals": ("assignment", "{end_year: {less_than_or_equals: start_year}}"),
    "less_than_or_equals, dates": ("assignment", "{end: {less_than_or_equals: in_agreement/period_end}}"),
    "unique_values_for": ("item", "{unique_values_for: [in_area, decided_by, in_operational_area]}"),
    "and": ("item", "{and: [{delegated_to: {min_count: 2}}, {decided_by: {class: council}}]}"),
    "or": ("item", "{or: [{delegated_to: {min_count: 2}}, {decided_by: {class: council}}]}"),
    "xone": ("item", "{xone: [{delegated_to: {min_count: 2}}, {decided_by: {some_value: {class: council}}}]}"),
    "not": ("item", "{not: {decided_by: {some_value: {class: council}}}}"),
    "and, or, not of values": (
        "item",
        "{delegated_to: {or: [{code: {has_value: TEK}}, {and: [{class: division}, {not: {code: {has_value: SHB}}}]}]}}",
    ),
    "without a path": ("item", "{class: [goal, assignment]}"),
    "path, inverse": ("division", "{^led_by: {min_count: 1}}"),
    "path, inverse of several": ("division", "{^led_by|^delegated_to: {max_count: 12}}"),
    "path, from none": ("section", "{^has_section*: {min_count: 3}}"),
    "path, from one": ("section", "{^has_section+: {min_count: 2}}"),
    "path, at most once": ("section", "{^has_section?: {some_value: {class: appendix}}}"),
    "path, nested": ("item", "{(in_area/^in_area)/(led_by|supported_by): {min_count: 2}}"),
}
"""The kind of the targets and what is required of them, by the constraint's name and, where there are several, how."""


def _rule(target: str, require: str, id_: str, *, where: str = "") -> Rule:
    without_number = target in ("outcome", "indicator", "division", "appendix", "section", "desired_result")
    word = {"outcome": "position", "division": "code", "desired_result": "text"}.get(target, "title")
    changes = [("target: assignment", f"target: {target}"), *(named(word) if without_number else ())]
    return shaped(require, *changes, more=f"where: {where}\n" if where else "")._replace(id=id_)


BY_NAME: Final = {
    name: _rule(target, require, f"C{place}") for place, (name, (target, require)) in enumerate(WRITTEN.items())
}
"""The rules by what they try."""

SELECTING: Final = {
    name: _rule(target, "{unique_values_for: [in_agreement]}", f"W{place}", where=require)
    for place, (name, (target, require)) in enumerate(WRITTEN.items())
    if not name.startswith(("unique_values_for", "known", "path"))
}
"""The same shapes as what selects targets that are then compared: those that a query must know."""
