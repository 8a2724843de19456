"""All that is printed of a Word file's text is read, whatever it stands in, and what cannot be read is said."""

from __future__ import annotations

import docx
import pytest

from checker.importer import import_document
from tests.importer.test_word import with_goal
from tests.importer.twin_files import saved
from tests.importer.word_files import (
    add,
    of_paragraphs,
    paragraph,
    picture,
    read,
    related,
    run,
    texts,
    with_parts,
)

COLUMNS = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="6000"/></w:tblGrid>'


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (f"<w:hyperlink w:anchor='x'>{run('En länk')}</w:hyperlink>{run(' i texten')}", "En länk i texten"),
        (f"{run('Före ')}<w:sdt><w:sdtContent>{run('ett fält')}</w:sdtContent></w:sdt>", "Före ett fält"),
        (f"<w:fldSimple w:instr='REF a'>{run('1.1.2')}</w:fldSimple>{run(' avser')}", "1.1.2 avser"),
        (
            "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>REF a</w:instrText>"
            f"<w:fldChar w:fldCharType='separate'/></w:r>{run('1.1.2')}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            "1.1.2",
        ),
        ("<w:r><w:t>verk</w:t><w:softHyphen/><w:t>samhet</w:t></w:r>", "verksamhet"),
        (run("verk\N{SOFT HYPHEN}samhet"), "verksamhet"),
        ("<w:r><w:t>F</w:t><w:noBreakHyphen/><w:t>9</w:t></w:r>", "F-9"),
        ("<w:r><w:t>en</w:t><w:br/><w:t>två</w:t><w:cr/><w:t>tre</w:t></w:r>", "en två tre"),
        (f"<w:smartTag w:element='x'>{run('Nyköping')}</w:smartTag>", "Nyköping"),
        (f"<w:customXml>{run('Nyköping')}</w:customXml>", "Nyköping"),
        (f"<w:dir w:val='ltr'>{run('A')}<w:bdo w:val='ltr'>{run('B')}</w:bdo></w:dir>{run('C')}", "ABC"),
        (f"<m:oMath><m:r><m:t>x</m:t></m:r><m:r><m:t>=1</m:t></m:r></m:oMath>{run(' är målet')}", "x=1 är målet"),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
        (run("synlig", '<w:vanish w:val="0"/>'), "synlig"),
    ],
)
def test_text_is_read_whatever_it_stands_in(inside: str, said: str) -> None:
    found = read(of_paragraphs(inside))
    assert [line.text for line in found.lines] == [said]
    assert found.warnings == ()


def test_content_controls_around_paragraphs_rows_and_cells() -> None:
    cell = "<w:tc><w:p>{}</w:p></w:tc>"
    rows = (
        f"<w:tr><w:sdt><w:sdtContent>{cell.format(run('Titel'))}</w:sdtContent></w:sdt>{cell.format(run('Text'))}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr>{cell.format(run('A'))}{cell.format(run('B'))}</w:tr></w:sdtContent></w:sdt>"
    )
    made = docx.Document()
    add(made, f"<w:sdt><w:sdtContent>{paragraph(run('Rubrik'))}</w:sdtContent></w:sdt>")
    add(made, f"<w:tbl>{COLUMNS}{rows}</w:tbl>")
    assert texts(made) == ["Rubrik", "Titel", "Text", "A", "B"]


def test_a_table_in_a_cell() -> None:
    made = docx.Document()
    outer = made.add_table(2, 2)
    outer.cell(0, 0).text, outer.cell(0, 1).text = "Mål", "Mäts så här:"
    inner = outer.cell(0, 1).add_table(2, 3)
    for row, said in zip(inner.rows, (("Titel", "2024", "2025"), ("Brott, antal", "", "12")), strict=True):
        for cell, text in zip(row.cells, said, strict=True):
            cell.text = text
    outer.cell(1, 0).text, outer.cell(1, 1).text = "Nästa", "Rad"
    found = read(made).lines
    assert [line.text for line in found] == [
        *("Mål", "Mäts så här:", "Titel Utfall 2024 Utfall 2025", "Brott, antal", "Nästa", "Rad"),
    ]
    assert found[3].cells == ("Brott, antal", "", "12")


def test_notes_are_asked_about_and_comments_are_not_read() -> None:
    made = with_goal()
    reference = "<w:r><w:{} w:id='2'/></w:r>".format
    noted = f"{run('Text')}{reference('footnoteReference')}{run(' och mer')}{reference('endnoteReference')}"
    add(made, paragraph(f"{noted}{reference('commentReference')}{run('.')}"))
    parts = {"footnote": "Fotnotens text.", "endnote": "Slutnotens text.", "comment": "Kommentarens text."}
    namespace = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    data = with_parts(
        related(saved(made), {f"rId9{kind}": f"{kind}s {kind}s.xml" for kind in parts}),
        {
            f"word/{kind}s.xml": f"<w:{kind}s {namespace}><w:{kind} w:id='2'>{paragraph(run(said))}</w:{kind}>"
            f"</w:{kind}s>"
            for kind, said in parts.items()
        },
    )
    found = import_document(data, "avtal.docx")
    asked = [(doubt.read, doubt.question.split("?")[0]) for doubt in found.doubts if doubt.code == "unread"]
    assert asked == [
        ("Text och mer.", "Hör raden till överenskommelsen, och i så fall till vad"),
        ("Fotnotens text.", "Hör det till överenskommelsen, och i så fall till vad"),
        ("Slutnotens text.", "Hör det till överenskommelsen, och i så fall till vad"),
    ]
    assert b"Kommentarens" not in found.file


def test_hidden_text_is_not_read_and_that_is_said() -> None:
    found = read(of_paragraphs(f"{run('Dolt ', '<w:vanish/>')}{run('Synligt')}"))
    assert [line.text for line in found.lines] == ["Synligt"]
    (fault,) = found.warnings
    assert fault.sv.startswith("Dokumentet har dold text, som inte skrivs ut. Den lästes inte.")


def test_text_that_is_struck_through_is_read_and_that_is_said() -> None:
    struck = (run("Struket ", "<w:strike/>"), run("två gånger ", "<w:dstrike/>"), run("inte", '<w:strike w:val="0"/>'))
    found = read(of_paragraphs("".join(struck)))
    assert [line.text for line in found.lines] == ["Struket två gånger inte"]
    (fault,) = found.warnings
    assert fault.sv.startswith("Dokumentet har överstruken text. Den lästes som om den gällde.")
    assert read(of_paragraphs(run(" ", "<w:strike/>"))).warnings == ()


def test_a_document_set_into_another_is_not_read_and_that_is_said() -> None:
    found = read(add(docx.Document(), paragraph(run("Text")), "<w:altChunk r:id='rId90'/>"))
    assert [line.text for line in found.lines] == ["Text"]
    (fault,) = found.warnings
    assert fault.sv.startswith("Ett annat dokument är infogat i dokumentet, och lästes inte.")


@pytest.mark.parametrize(
    "drawn",
    [
        *(
            f"<w:drawing><wp:inline><a:graphic><a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/"
            f"{sort}'/></a:graphic></wp:inline></w:drawing>"
            for sort in ("chart", "diagram")
        ),
        "<w:object><v:shape><v:imagedata r:id='rId90'/></v:shape></w:object>",
    ],
    ids=["chart", "diagram", "Excel sheet"],
)
def test_what_is_drawn_and_not_written_is_asked_about(drawn: str) -> None:
    made = add(with_goal(), paragraph(f"{run('Före')}<w:r>{drawn}</w:r>{run('Efter')}"))
    data = with_parts(related(saved(made), {"rId90": "image media/1.png"}), {"word/media/1.png": picture()})
    assert texts(data)[-3:] == ["Före", "[bild]", "Efter"]
    asked = [doubt.question for doubt in import_document(data, "avtal.docx").doubts if doubt.read == "[bild]"]
    assert [question.split(".")[0] for question in asked] == ["Här står en bild, som inte går att läsa"]


def struck(text: str) -> str:
    """Text that is struck out and tracked."""
    return f"<w:del w:id='2'><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def test_tracked_changes_are_read_as_accepted() -> None:
    made = of_paragraphs(
        f"{run('Ökar')}<w:ins w:id='1'>{run(' mycket')}</w:ins>{struck('lite')}",
        f"<w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>{struck('Struket')}",
        f"<w:moveFrom w:id='5'>{run('Flyttat')}</w:moveFrom>{run('Kvar')}",
        f"<w:moveTo w:id='6'>{run('Flyttat')}</w:moveTo>",
        f"<w:pPr><w:rPr><w:del w:id='7'/></w:rPr></w:pPr>{run('Första ')}",
        run("och andra halvan"),
    )
    gone = f"<w:tr><w:trPr><w:del w:id='8'/></w:trPr><w:tc><w:p>{struck('Struken rad')}</w:p></w:tc></w:tr>"
    left = f"<w:tr><w:tc>{paragraph(run('Raden som är kvar'))}</w:tc></w:tr>"
    found = read(add(made, f"<w:tbl>{COLUMNS}{gone}{left}</w:tbl>"))
    assert [line.text for line in found.lines] == [
        *("Ökar mycket", "Kvar", "Flyttat", "Första och andra halvan", "Raden som är kvar"),
    ]
    (fault,) = found.warnings
    assert fault.sv.startswith("Dokumentet har spårade ändringar (2 tillägg, 6 strykningar). De lästes som om de vore")
    assert fault.en.startswith(
        "The document has tracked changes (2 insertions, 6 deletions). They were read as if they"
    )


def test_a_newer_form_without_an_older_is_read_as_it_is() -> None:
    choice = f"<mc:Choice Requires='w16'>{run('Nyköping')}</mc:Choice>"
    namespace = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    made = of_paragraphs(f"<mc:AlternateContent {namespace}>{choice}</mc:AlternateContent>")
    assert texts(made) == ["Nyköping"]
