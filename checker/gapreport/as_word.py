"""The report as a Word document: a template, the municipality's own or the tool's, filled by docxtpl in a sandbox."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from checker.characters import in_reading_order
from checker.content import content
from checker.gapreport.templates import FOLDER, TemplateFault, sandbox, template_fault
from checker.gapreport.values import Line, Report, Words
from checker.gapreport.word_pages import fit_pictures
from checker.gapreport.word_parts import STYLES, Writer, bookmark
from checker.gapreport.word_pictures import Gallery
from checker.gapreport.word_tables import fit_tables
from checker.named import NamedTuple
from checker.word_file import word_bytes, word_name
from checker.words import Text

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

TEMPLATE: Final = "kontrollrapport.docx"
_ABOVE: Final = {"Caption", *(f"Heading {level}" for level in range(1, 5))}

_SAY: Final = {
    "contents": Text("Innehåll", "Contents"),
    "page": Text("Sida", "Page"),
    "of": Text("av", "of"),
}
_NO_DOCUMENT: Final = Text("den är inget Word-dokument (.docx)", "it is no Word document (.docx)")


_NO_PARTS: Final = Text(
    "den visar ingen av rapportens delar; stycket {{p part.content }} saknas",
    "it shows none of the report's parts; the paragraph {{p part.content }} is missing",
)


class _Xml(str):
    """What is WordprocessingML already, in which nothing has to be escaped."""

    def __html__(self) -> str:
        return self


class _Part(NamedTuple):
    """A part as a template sees it: `content` has its heading and all that stands under it."""

    id: str
    number: int
    title: str
    content: Any


class _Seen(NamedTuple):
    """The report as a template sees it."""

    title: str
    subtitle: Any
    name: str
    language: str
    day: str
    contents: Any
    parts: tuple[_Part, ...]


def written(report: Report, folders: Iterable[str] = ()) -> bytes:
    """The document by the template `kontrollrapport.docx`: the first that the folders have, else the tool's own.

    The same report gives the same bytes.

    Raises:
        TemplateFault: where a template of the folders cannot be read or filled.
    """
    from docxtpl import DocxTemplate

    own = os.path.join(content("reports"), FOLDER)
    path = next((path for path in _paths([*folders, own]) if os.path.exists(path)), os.path.join(own, TEMPLATE))
    try:
        template = DocxTemplate(path)
        template.init_docx()
        styles = _styles(template, os.path.join(own, TEMPLATE))
    except Exception as error:  # what a file that is no document makes of the libraries beneath is not told
        if path == os.path.join(own, TEMPLATE):
            raise
        raise TemplateFault(path, None, _NO_DOCUMENT) from error
    _fill(template, report, Writer(report.language, styles, Gallery(template).image), path)
    if not {bookmark(part.id) for part in report.parts} & _bookmarks(template):
        raise TemplateFault(path, None, _NO_PARTS)
    body, by_id = template.docx.element.body, {one.style_id: one for one in template.docx.styles}
    fit_tables(body, styles["Report table"], by_id[styles["Table text"]], by_id[styles["Table figures"]])
    fit_pictures(body, {id for name, id in styles.items() if name in _ABOVE})
    _keep_contents_together(template)
    title = in_reading_order(f"{report.title}: {_text_of(report.subtitle)}")
    return word_bytes(template, title=title, author="styrkoll", language=report.language, day=report.day)


def _keep_contents_together(template: DocxTemplate) -> None:
    """The template's heading of the contents goes with them where they have no room on the page."""
    paragraphs = template.docx.paragraphs
    first = next((at for at, one in enumerate(paragraphs) if one.style.name.casefold() == "toc 1"), 0)
    if first:
        paragraphs[first - 1].paragraph_format.keep_with_next = True


def _bookmarks(template: DocxTemplate) -> set[str | None]:
    return {one.get(word_name("name")) for one in template.docx.element.body.iter(word_name("bookmarkStart"))}


def _paths(folders: Iterable[str]) -> Iterator[str]:
    return (os.path.join(folder, TEMPLATE) for folder in folders)


def _fill(template: DocxTemplate, report: Report, writer: Writer, path: str) -> None:
    values = {
        "report": _seen(report, writer),
        "say": {key: words.in_(report.language) for key, words in _SAY.items()},
    }
    try:
        template.render(values, sandbox(), autoescape=True)
    except Exception as error:
        raise template_fault(error, path, {**values, "part": _Part("", 0, "", "")}, _tag_at(template, error)) from None


def _seen(report: Report, writer: Writer) -> _Seen:
    parts = tuple(
        _Part(part.id, number, _text_of(part.title), _Xml("".join(writer.section(part, 1, f"{number}. "))))
        for number, part in enumerate(report.parts, start=1)
    )
    entries = ((part.id, (Words(f"{number}. "), *part.title)) for number, part in enumerate(report.parts, start=1))
    return _Seen(
        title=in_reading_order(report.title),
        subtitle=_Xml(writer.runs(report.subtitle)),
        name=report.name,
        language=report.language,
        day=report.day.isoformat(),
        contents=_Xml("".join(writer.contents(entries))),
        parts=parts,
    )


def _text_of(line: Line) -> str:
    return in_reading_order("".join(words.text for words in line))


def _tag_at(template: DocxTemplate, error: Exception) -> str:
    """The tags of the paragraph in which a template fails; Word has no lines that could be named."""
    import re

    line = getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    if line is None:
        return ""
    source = re.sub(r"<w:p([ >])", r"\n<w:p\1", template.patch_xml(template.get_xml()))
    found = source.splitlines()[line - 1 : line]
    return " ".join(tag for text in found for tag in re.findall(r"\{[{%].*?[%}]\}", text))


def _styles(template: DocxTemplate, bundled: str) -> dict[str, str]:
    """The ids of the styles by their names; those that a template lacks are taken from the tool's own."""
    from docxtpl import DocxTemplate as Template

    styles = template.docx.styles.element
    ids = {str(style.name_val).casefold(): str(style.styleId) for style in styles.style_lst}
    missing = [name for name in STYLES if name.casefold() not in ids]
    if missing:
        source = Template(bundled)
        source.init_docx()
        own = {str(style.name_val).casefold(): style for style in source.docx.styles.element.style_lst}
        for name in missing:
            style = deepcopy(own[name.casefold()])
            style.styleId = f"styrkoll{style.styleId}"
            for child in (style.find(f".//{word_name('basedOn')}"), style.find(f".//{word_name('numPr')}")):
                if child is not None:
                    child.getparent().remove(child)
            styles.append(style)
            ids[name.casefold()] = str(style.styleId)
    return {name: ids[name.casefold()] for name in STYLES}
