"""Makes `reports/templates/iakttagelser.docx` anew: `python -m tests.output.make_word_template`.

The file is what counts, and can be changed in Word: what stands in braces is filled in, all else stays as it is.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from checker.archive import same_every_time
from checker.output.word import TEMPLATE
from tests.sound import ROOT

PATH: Final = ROOT / "reports" / "templates" / TEMPLATE

_KEPT: Final = "List Continue 2"
"""A line that stays on the page of the next."""
_MARKED: Final = (
    ("Title", "{{ heading }}"),
    ("Caption", "{{ made }}"),
    ("Normal", "{%p if faults %}"),
    ("Heading 1", "{{ faults_heading }}"),
    ("Normal", "{%p for fault in faults %}"),
    ("List Bullet", "{{ fault }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endif %}"),
    ("Normal", "{%p for agreement in agreements %}"),
    ("Heading 1", "{{ agreement.title }}"),
    ("Caption", "{{ agreement.file }}"),
    ("Normal", "{%p for line in agreement.summary %}"),
    ("Normal", "{{ line }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p for group in agreement.groups %}"),
    ("Heading 2", "{{ group.title }}"),
    ("Normal", "{%p for rule in group.rules %}"),
    ("Heading 3", "{{ rule.title }}"),
    ("Normal", "{%p for line in rule.about %}"),
    ("Body Text", "{{ line }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p for finding in rule.findings %}"),
    ("List Bullet", "{{ finding.label }}"),
    ("Normal", "{%p for line in finding.lines %}"),
    ("Normal", "{%p if loop.last %}"),
    ("List Continue", "{{ line }}"),
    ("Normal", "{%p else %}"),
    (_KEPT, "{{ line }}"),
    ("Normal", "{%p endif %}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p if agreement.questions %}"),
    ("Heading 2", "{{ agreement.questions_heading }}"),
    ("Normal", "{%p for question in agreement.questions %}"),
    ("List Bullet", "{{ question.label }}"),
    ("Normal", "{%p for line in question.lines %}"),
    ("List Continue", "{{ line }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endif %}"),
    ("Normal", "{%p endfor %}"),
    ("Caption", "{{ judged }}"),
)


def made() -> Document:
    """The template."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin, section.footer_distance = Cm(2), Cm(1.8), Cm(0.9)
    for name, size, bold in (
        *(("Normal", 10.5, False), ("Title", 20, True), ("Heading 1", 15, True), ("Heading 2", 13, True)),
        *(
            ("Heading 3", 11, True),
            ("List Bullet", 10.5, True),
            ("List Continue", 10, False),
            ("Caption", 9.5, False),
        ),
    ):
        font = document.styles[name].font
        font.name, font.size, font.bold, font.color.rgb = "Calibri", Pt(size), bold, RGBColor(0x1A, 0x1C, 0x1E)
    for name, after in (("Normal", 3), ("List Bullet", 0), ("List Continue", 2), ("Caption", 3), ("Heading 3", 2)):
        form = document.styles[name].paragraph_format
        form.space_after, form.line_spacing = Pt(after), 1.05
    for name in ("List Bullet", "List Continue"):
        properties = document.styles[name].element.get_or_add_pPr()
        for alike in properties.findall(qn("w:contextualSpacing")):
            properties.remove(alike)
    document.styles["List Bullet"].paragraph_format.keep_with_next = True
    document.styles["List Continue"].paragraph_format.keep_together = True
    for name, like in ((_KEPT, "List Continue"), ("Body Text", "Normal")):
        kept = document.styles[name]
        kept.base_style, form = document.styles[like], kept.paragraph_format
        form.keep_with_next, form.left_indent = True, kept.base_style.paragraph_format.left_indent
        form.space_after, form.line_spacing = Pt(1), 1.05
    _foot(section.footer.paragraphs[0])
    for style, text in _MARKED:
        document.add_paragraph(text, style)
    about = document.core_properties
    about.title, about.author, about.comments = "", "", ""
    about.created = about.modified = datetime(2026, 1, 1)
    return document


def _foot(paragraph: Any) -> None:
    """The number of the sheet and how many there are."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words, code in (("{{ page }} ", "PAGE"), (" {{ of }} ", "NUMPAGES")):
        paragraph.add_run(words).font.size = Pt(9)
        field = (
            f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>1</w:t></w:r>'
        )
        paragraph._p.append(parse_xml(f"{field}</w:fldSimple>"))


def template_bytes() -> bytes:
    """The template's file."""
    stream = BytesIO()
    made().save(stream)
    return same_every_time(stream.getvalue())


if __name__ == "__main__":
    PATH.write_bytes(template_bytes())
