"""Every rule's page: whole, in both languages, and as wide as it may be."""

from __future__ import annotations

import pytest

from checker.output.explanation import Page, template_words
from checker.output.paint import Paint
from checker.rulebook.examples import examples_in
from checker.vocabulary import SEVERITIES
from checker.words import LANGUAGES, Language
from tests.output.reviews import bundled

ANSWERS = {
    "sv": ("iakttagelse", "i ordning", "kan inte avgöras", "inget att pröva", "gäller inte här"),
    "en": ("finding", "ok", "undecided", "nothing to check", "does not apply here"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", bundled().rules)
def test_a_page(rule: str, language: Language) -> None:
    found = bundled().rules[rule]
    document = bundled().documents[found.id]
    lines = [*Page(found, document, language, Paint(on=False), 100).lines()]
    page = "\n".join(lines)
    assert lines[0] == f"{found.id}  {found.title.in_(language)}"
    assert lines[1] == f"{found.category}/{found.name}, {SEVERITIES[found.severity].in_(language)}"
    assert " ".join(found.advice.in_(language).split()) in " ".join(page.split())
    shown = [line for line in lines if line.startswith(tuple(f"  {answer}  " for answer in ANSWERS[language]))]
    assert len(shown) == len(examples_in(document))
    for example in examples_in(document):
        assert example.note is None or example.note.in_(language) in " ".join(page.split())
    written = document.text.splitlines()
    assert [line for line in written if line.startswith(("where:", "require:"))] == [
        line.strip() for line in lines if line.startswith(("  where:", "  require:"))
    ]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_prose_fits_the_width(width: int) -> None:
    for rule in bundled().rules.values():
        lines = [*Page(rule, bundled().documents[rule.id], "sv", Paint(on=False), width).lines()]
        prose = lines[2 : lines.index("Regeln")]
        assert [line for line in prose if len(line) > min(width, 100)] == []


def test_a_way_back_is_called_what_it_leads_to() -> None:
    document = bundled().documents["IND21"]
    assert "det önskade resultatet är [önskat resultat]." in template_words(document, "message", "sv")
    assert "the desired result is [desired result]." in template_words(document, "message", "en")
