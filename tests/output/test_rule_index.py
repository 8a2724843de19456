"""The index of all rules, as it is written to docs/rules.md."""

from __future__ import annotations

from checker.output.rule_index import rule_index
from checker.rulebook import Basis, Source
from checker.words import Text
from tests.small import rulebook

HOSTILE = "<b>Titel</b> | *en* [länk](x) `kod`"
AS_TEXT = r"\<b\>Titel\</b\> \| \*en\* \[länk\](x) \`kod\`"


def test_the_words_of_rules_and_sources_are_shown_as_they_are() -> None:
    words = Text(HOSTILE, HOSTILE)
    source = Source("own", words, HOSTILE, words)
    (first, *_) = rulebook().rules.values()
    rule = first._replace(title=words, basis=(Basis(None, source),), unwaivable=words)
    page = rule_index(rulebook()._replace(rules={rule.id: rule}, sources={"own": source}))
    lines = page.splitlines()
    assert f"| [{rule.id}](#{rule.id.lower()}) | {rule.severity} | {AS_TEXT} | {AS_TEXT} |" in lines
    assert f"**{AS_TEXT}** · {AS_TEXT}" in lines
    assert f"- Basis: {AS_TEXT}, {AS_TEXT}" in lines
    assert f"- Cannot be waived: {AS_TEXT}" in lines
    assert f"| {AS_TEXT}, {AS_TEXT} | {AS_TEXT} | {rule.id} |" in lines
    assert "<b>" not in page.replace(r"\<", "")
