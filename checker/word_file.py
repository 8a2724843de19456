"""A filled Word template as a file: what it says of itself, and its bytes, which depend on its content alone."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from checker.archive import same_every_time
from checker.words import Language

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CODES: Final[dict[Language, str]] = {"sv": "sv-SE", "en": "en-GB"}
"""The languages as Word names them."""
_LONGEST_TITLE: Final = 255


def word_name(tag: str) -> str:
    """A tag or an attribute of WordprocessingML, as the libraries name it."""
    return f"{{{NAMESPACE}}}{tag}"


def word_bytes(template: DocxTemplate, *, title: str, author: str, language: Language, day: date) -> bytes:
    """The document; its styles have its language, by which a screen reader reads and Word looks for misspelt words.

    Who has made the template stays its author.
    """
    code, made = CODES[language], datetime(day.year, day.month, day.day)
    about = template.docx.core_properties
    about.title, about.author = title[:_LONGEST_TITLE], about.author or author
    about.language, about.created, about.modified = code, made, made
    about.last_modified_by, about.revision = "", 1
    for element in (template.docx.styles.element, template.docx.settings.element):
        for said in (*element.iter(word_name("lang")), *element.iter(word_name("themeFontLang"))):
            said.set(word_name("val"), code)
    stream = BytesIO()
    template.save(stream)
    return same_every_time(stream.getvalue())
