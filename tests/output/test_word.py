"""The findings as a Word document, read back by another library: nothing is lost, and equal runs give equal bytes."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from checker.characters import on_one_line
from checker.finding import State
from checker.output import word
from checker.output.result import Result
from checker.words import LANGUAGES, Language, Text
from checker.yamlfile import Fault, Place
from tests.output.make_word_template import PATH, template_bytes
from tests.output.results import HOSTILE, decision, everything, result, with_findings


def paragraphs(made: Result) -> list[tuple[str, str]]:
    """The document's paragraphs, each with its style."""
    read = docx.Document(BytesIO(word.written(made)))
    return [(str(one.style.name if one.style else ""), one.text) for one in read.paragraphs]


def texts(made: Result, style: str) -> list[str]:
    """The paragraphs of a style."""
    return [text for name, text in paragraphs(made) if name == style]


def test_every_open_finding_stands_under_its_rule() -> None:
    run = everything()
    made = result(run)
    headings = [(name, text) for name, text in paragraphs(made) if name.startswith("Heading")]
    assert headings[:2] == [("Heading 1", "sound-2026"), ("Heading 2", "Måste rättas")]
    rules = {text.rpartition("(")[2].rstrip(")") for name, text in headings if name == "Heading 3"}
    assert rules == {found.rule.id for found in run.open}
    labels = texts(made, "List Bullet")
    assert all(on_one_line(found.label) in labels for found in run.open)


def test_what_may_stand_is_told_apart() -> None:
    run = everything()
    waived = run.findings[0]._replace(state=State.WAIVED, decision=decision())
    made = result(with_findings(run, waived, *run.findings[1:]))
    assert any(text.startswith("Beviljade undantag") for text in texts(made, "Heading 2"))
    assert any(decision().reason in text for text in texts(made, "List Continue"))


@pytest.mark.parametrize(("language", "code"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_it_says_its_language_to_whoever_reads_it_aloud_or_looks_for_misspelt_words(
    language: Language, code: str
) -> None:
    made = docx.Document(BytesIO(word.written(result(everything())._replace(language=language))))
    about = made.core_properties
    assert (about.language, about.created) == (code, about.modified)
    assert about.author.startswith("styrkoll ")
    said = [*made.styles.element.iter(qn("w:lang")), *made.settings.element.iter(qn("w:themeFontLang"))]
    assert {one.get(qn("w:val")) for one in said} == {code}


def test_no_sheet_ends_within_a_finding_and_each_has_its_number() -> None:
    document = docx.Document(BytesIO(word.written(result(everything()))))
    styles = [one.style for one in document.paragraphs if one.style is not None]
    torn = {("List Continue", "List Bullet")}
    inside = [
        (one, after.name)
        for one, after in pairwise(styles)
        if str(after.name).startswith(("List", "Body")) and (one.name, after.name) not in torn
    ]
    assert len(inside) > 20
    assert [(one.name, after) for one, after in inside if not one.paragraph_format.keep_with_next] == []
    fields = [one.get(qn("w:instr")).strip() for one in document.sections[0].footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_equal_results_give_equal_bytes(language: str) -> None:
    first, second = (word.written(result(everything(), language=language)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_stands_in_an_agreement_is_words(text: str) -> None:
    run = everything()
    hostile = run.findings[0]._replace(label=text)
    found = texts(result(with_findings(run, hostile)), "List Bullet")
    assert found[0] == on_one_line(text)


@pytest.mark.parametrize("text", ["{{ 1 + 1 }}", "{% raw %}", "<b>&amp;</b>", "a]]>b"])
def test_nothing_in_an_agreement_is_a_template(text: str) -> None:
    run = everything()
    found = texts(result(with_findings(run, run.findings[0]._replace(label=text))), "List Bullet")
    assert found[0] == text


def test_a_file_that_cannot_be_read_is_told() -> None:
    fault = Fault(Place("avtal.docx", 1, 1, 1, 1), "Filen är skadad.", "The file is damaged.")
    made = result(everything())._replace(faults=(fault,))
    assert "avtal.docx, rad 1: Filen är skadad." in texts(made, "List Bullet")
    assert Text("Kan inte läsas", "").sv in texts(made, "Heading 1")


def test_the_template_is_what_the_script_makes() -> None:
    own, made = (docx.Document(source) for source in (str(PATH), BytesIO(template_bytes())))
    assert [(p.text, p.style and p.style.name) for p in own.paragraphs] == [
        (p.text, p.style and p.style.name) for p in made.paragraphs
    ]
