"""The pages of all rules, as `rules docs` writes them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from checker.output.explanation import field_lines
from checker.output.rule_pages import INDEX, page_name, rule_pages
from checker.run import Checked
from checker.yamlfile import read_bytes
from tests.small import REAL, agreement, check, rulebook


class Counted(tuple[Any, ...]):
    """Counts how often it is gone through."""

    times = 0

    def __iter__(self) -> Iterator[Any]:
        Counted.times += 1
        return super().__iter__()


@cache
def real() -> Checked:
    return check(REAL, *(rule for rule in rulebook().rules.values() if not rule.about_waivers))


def test_a_page_tells_what_its_rule_finds_and_the_index_names_every_page() -> None:
    pages = rule_pages(rulebook(), [real()])
    assert pages.keys() == {INDEX, *map(page_name, rulebook().rules)}
    for rule in rulebook().rules.values():
        page = pages[page_name(rule.id)]
        found = [one for one in real().findings if one.rule.id == rule.id]
        heading = f"### Det här finner regeln i {agreement(REAL).document.file}\n"
        assert (heading in page) is not rule.about_waivers
        told = page.partition(heading)[2].partition("\n## ")[0]
        assert told.count("\n- ") == len(found)
        assert [f" {one.place.line}): " in told for one in found] == [True] * len(found)
        assert pages[INDEX].count(f"[{rule.id}]({rule.id}.md)") == 1


def test_what_was_found_is_gone_through_once_for_all_pages() -> None:
    run = real()
    findings, outcomes = Counted(run.findings), Counted(run.outcomes)
    Counted.times = 0
    assert len(rule_pages(rulebook(), [run._replace(findings=findings, outcomes=outcomes)])) > 90
    assert Counted.times == 2


def test_a_field_is_shown_by_the_lines_that_its_place_counts() -> None:
    document = read_bytes('a: "en\\u2028rad\x85till"\nb: {c: d}\ne: f\n'.encode(), "a.yaml")
    assert field_lines(document, ("b",)) == ["b: {c: d}"]
    assert field_lines(document, ("e",)) == ["e: f"]
