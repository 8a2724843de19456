"""Makes `reports/templates/kontrollrapport.docx` anew: `python -m tests.gapreport.make_word_template`.

The file is what counts: a municipality opens it in Word, puts its letterhead in and saves it. This script only keeps
the tool's own from becoming something that nobody knows how it was made.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from checker.gapreport.as_word import TEMPLATE
from tests.sound import ROOT

PATH: Final = ROOT / "reports" / "templates" / TEMPLATE
FONT: Final = "Calibri"
SIGNS: Final = "Segoe UI Symbol"
"""It has every sign of the tables, in one size."""
INK, MUTED, LINE, PANEL = "1A1C1E", "4F555B", "C3C9CF", "F3F5F7"
TONES: Final = {
    "error": ("A3001B", "FDECEE"),
    "warning": ("7A4500", "FDF2DE"),
    "info": ("1F4E79", "E8F1F9"),
    "undecided": ("4C3A82", "F0EDF9"),
    "ok": ("1C5A2C", "E8F4EB"),
}
"""The colours of the HTML report: ink and ground."""


def made() -> Any:
    """The template as a document of python-docx."""
    document = Document()
    _styles(document)
    _sections(document)
    about = document.core_properties
    about.title, about.author, about.comments, about.language = "", "", "", "sv-SE"
    about.created = about.modified = datetime(2026, 1, 1)
    return document


def _styles(document: Any) -> None:
    styles = document.styles
    keep = {"Normal", "Title", "Subtitle", "Header", "Footer", "Caption", "List Bullet", "List Continue", "Strong"}
    keep |= {f"Heading {level}" for level in range(1, 5)} | {"Default Paragraph Font", "Normal Table", "No List"}
    for style in [*styles]:
        if style.name not in keep:
            style.delete()
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")
    _written(styles["Normal"], 10, before=0, after=3, line=1.1)
    _written(styles["Title"], 22, bold=True, after=2)
    for border in styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break
    _written(styles["Subtitle"], 12, ink=MUTED, after=8)
    for level, (size, before, after) in enumerate(((15, 14, 4), (12.5, 10, 2), (11, 6, 2), (10, 6, 2)), start=1):
        _written(styles[f"Heading {level}"], size, bold=True, before=before, after=after)
        styles[f"Heading {level}"].paragraph_format.keep_with_next = True
    _written(styles["Caption"], 10, bold=True, before=3, after=2)
    _written(styles["List Bullet"], 9, line=1)
    continued = styles["List Continue"]
    _written(continued, 9, after=1.5, line=1)
    for style in (styles["List Bullet"], continued):
        for alike in [*style.element.pPr.findall(qn("w:contextualSpacing"))]:
            style.element.pPr.remove(alike)
    continued.paragraph_format.left_indent = Cm(0.63)
    looks: tuple[tuple[str, dict[str, Any]], ...] = (
        ("Table text", {"size": 9, "after": 0, "line": 1}),
        ("Table figures", {"size": 9, "after": 0, "line": 1}),
        ("Table end", {"size": 2, "after": 3}),
        ("Picture", {"size": 10, "after": 8}),
        ("Picture in words", {"size": 9, "ink": MUTED, "before": 3, "after": 8}),
        ("Notice", {"size": 10, "before": 2, "after": 3}),
        ("Terms", {"size": 10, "after": 1}),
        ("toc 1", {"size": 9, "after": 0, "line": 1}),
        ("TOC Heading", {"size": 11, "bold": True, "before": 6, "after": 2}),
    )
    for name, more in looks:
        _written(styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH), **{"after": 1, **more})
        styles[name].base_style = styles["Normal"]
    styles["toc 1"].paragraph_format.tab_stops.add_tab_stop(Cm(17), WD_TAB_ALIGNMENT.RIGHT)
    figures = styles["Table figures"].paragraph_format
    figures.alignment, figures.right_indent = WD_ALIGN_PARAGRAPH.RIGHT, Cm(0.25)
    terms = styles["Terms"].paragraph_format
    terms.left_indent, terms.first_line_indent = Cm(4.6), Cm(-4.6)
    terms.tab_stops.add_tab_stop(Cm(4.6))
    notice = styles["Notice"].element.get_or_add_pPr()
    notice.append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" '
            f'w:color="{TONES["info"][0]}"/></w:pBdr>'
        )
    )
    notice.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{TONES["info"][1]}"/>'))
    _in_order(notice)
    for tone, (ink, ground) in TONES.items():
        style = styles.add_style(f"Status {tone}", WD_STYLE_TYPE.CHARACTER)
        style.font.bold, style.font.color.rgb = True, RGBColor.from_string(ink)
        style.element.get_or_add_rPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{ground}"/>')
        )
    sign = styles.add_style("Sign", WD_STYLE_TYPE.CHARACTER).element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        sign.set(qn(f"w:{name}"), SIGNS)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor.from_string("0B4F8A"), True
    _table_style(styles)


def _written(
    style: Any,
    size: float,
    *,
    bold: bool = False,
    ink: str = INK,
    before: float = 0,
    after: float = 0,
    line: float | None = None,
) -> None:
    font = style.font
    font.size, font.bold, font.italic, font.color.rgb = Pt(size), bold or None, None, RGBColor.from_string(ink)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [*fonts.attrib]:
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)
    for spacing in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(qn("w:kern")):
        style.element.rPr.remove(spacing)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    if line is not None:
        form.line_spacing = line


def _in_order(properties: Any) -> None:
    """Word wants the properties of a paragraph in the order of its schema."""
    order = ("keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc")
    ranks = {qn(f"w:{name}"): rank for rank, name in enumerate(order)}
    properties[:] = sorted(properties, key=lambda one: ranks.get(one.tag, len(order)))


def _table_style(styles: Any) -> None:
    """Rules between the rows, and a header row and first column that are told from the rest."""
    styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Reporttable">'
            '<w:name w:val="Report table"/>'
            '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:tblPr><w:tblBorders>'
            f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/></w:tblBorders>'
            '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
            '<w:bottom w:w="8" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
            f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{MUTED}"/></w:tcBorders>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{PANEL}"/>'
            '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
            "</w:style>"
        )
    )


def _sections(document: Any) -> None:
    """The pages: upright ones around those whose tables are wide."""
    body = document.element.body
    for paragraph in [*document.paragraphs]:
        body.remove(paragraph._p)
    first = document.sections[0]
    _page(first, across=False)
    first.different_first_page_header_footer = True
    document.add_paragraph("{{ report.title }}", style="Title")
    document.add_paragraph("{{r report.subtitle }}", style="Subtitle")
    _parts(document, "report.parts[:3]")
    document.add_paragraph("{{ say.contents }}", style="TOC Heading")
    document.add_paragraph("{{p report.contents }}")
    _page(document.add_section(WD_SECTION.NEW_PAGE), across=True)
    _parts(document, "report.parts[3:6]")
    _page(document.add_section(WD_SECTION.NEW_PAGE), across=False)
    _parts(document, "report.parts[6:]")
    _head(first.header.paragraphs[0])
    for footer in (first.footer, first.first_page_footer):
        _foot(footer.paragraphs[0])
    for section in [*document.sections][1:]:
        section.different_first_page_header_footer = False


def _parts(document: Any, parts: str) -> None:
    document.add_paragraph(f"{{%p for part in {parts} %}}")
    document.add_paragraph("{{p part.content }}")
    document.add_paragraph("{%p endfor %}")


def _page(section: Any, *, across: bool) -> None:
    """An A4 page."""
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if across else (Cm(21), Cm(29.7))
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.35), Cm(1.2)
    section.header_distance = section.footer_distance = Cm(0.7)


def _head(paragraph: Any) -> None:
    paragraph.text = "{{ report.title }}, {{r report.subtitle }}"
    _small(paragraph)


def _foot(paragraph: Any) -> None:
    _small(paragraph)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words, code in (("{{ say.page }} ", "PAGE"), (" {{ say.of }} ", "NUMPAGES")):
        paragraph.add_run(words)
        paragraph._p.append(
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        )


def _small(paragraph: Any) -> None:
    style = paragraph.style
    _written(style, 8.5, ink=MUTED)


if __name__ == "__main__":
    from io import BytesIO

    from checker.archive import same_every_time

    stream = BytesIO()
    made().save(stream)
    PATH.write_bytes(same_every_time(stream.getvalue()))
