"""The forms of the report by name. One is imported when it is asked for, so that none pays for another."""

from __future__ import annotations

from typing import Final

from checker.named import NamedTuple


class Form(NamedTuple):
    """A form of the report: the module whose function `written` makes it, the library it needs, how its files end.

    `pictured`: it shows pictures, not only what they say.
    """

    module: str
    library: str | None
    suffix: str
    pictured: bool


FORMS: Final[dict[str, Form]] = {
    "html": Form("checker.gapreport.as_html", "jinja2", ".html", pictured=True),
    "word": Form("checker.gapreport.as_word", "docxtpl", ".docx", pictured=True),
    "excel": Form("checker.gapreport.as_excel", "xlsxwriter", ".xlsx", pictured=False),
    "markdown": Form("checker.gapreport.as_markdown", None, ".md", pictured=False),
}
