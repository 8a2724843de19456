"""The report's blocks as WordprocessingML: paragraphs and tables by named styles, so that the template gives the look.

What a style cannot say is all that is set directly: that a row is a header, how wide a column is, where a page begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from checker.characters import in_reading_order
from checker.gapreport.limits import MOST_SHEETS
from checker.gapreport.pictures import Drawing
from checker.gapreport.values import (
    SYMBOLS,
    Block,
    Cell,
    Line,
    Listing,
    Paragraph,
    Picture,
    Section,
    Table,
    Terms,
    Words,
    cell,
    joined,
)
from checker.gapreport.word_pictures import Image
from checker.named import NamedTuple
from checker.word_file import CODES
from checker.words import Language, Text

STYLES: Final = (
    *("Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption", "List Bullet", "List Continue", "Hyperlink"),
    *(
        "Strong",
        "TOC 1",
        "Report table",
        "Sign",
        "Table text",
        "Table figures",
        "Table end",
        "Terms",
        "Notice",
        "Picture",
        "Picture in words",
    ),
    *("Status error", "Status warning", "Status info", "Status undecided", "Status ok"),
)
"""The styles of a template, by their English names, which Word keeps in every language."""

_NOT_DRAWN: Final = Text(
    "Bilden finns bara i ord här, eftersom den inte gick att rita ({why}).",
    "The picture is here in words only, since it could not be drawn ({why}).",
)
_GOES_ON: Final = Text(
    "Bilden går vidare här. Allt som den visar står i ord vid dess första del.",
    "The picture goes on here. All that it shows is said in words at its first part.",
)
_TOO_LONG: Final = Text(
    "{title}: bilden skulle ta {count} sidor och visas inte i Word. Den finns i rapporten som HTML, och `styrkoll "
    "graph --picture {name}` ritar den.",
    "{title}: the picture would take {count} pages and is not shown in Word. It is in the report as HTML, and "
    "`styrkoll graph --picture {name}` draws it.",
)
_DEEPEST: Final = 4
_LONGEST_NAME: Final = 40
"""Characters in a bookmark's name: Word takes no more."""
_KEPT: Final = "<w:keepNext/>"
"""What stands on the page on which the next paragraph begins."""
_SPACE: Final = re.compile(r"[\s\x85\u2028\u2029]+")
_OPENING: Final = re.compile(r"(?<=[{%])_(?=[{%}])|(?<=})_(?=})")
"""What docxtpl writes for the braces of a tag, and would make one of."""


class Writer(NamedTuple):
    """What blocks are written with: the report's language, the ids of the template's styles by their names, and how an
    image of a drawing is put into the document, or why it cannot be.
    """

    language: Language
    styles: Mapping[str, str]
    image: Callable[[Drawing], Image | Text]

    def section(self, section: Section, level: int, number: str = "") -> Iterator[str]:
        """A heading, which links lead to and Word's navigation shows, and what stands under it."""
        before = '<w:pageBreakBefore/><w:spacing w:before="0"/>' if section.page else ""
        name = bookmark(section.id)
        mark = f'<w:bookmarkStart w:id="{_number_of(name)}" w:name={quoteattr(name)}/>'
        words = self.runs((Words(number), *section.title) if number else section.title)
        style = f"Heading {min(level, _DEEPEST)}"
        yield self._paragraph(style, f'{mark}{words}<w:bookmarkEnd w:id="{_number_of(name)}"/>', before)
        for block, after in zip_longest(section.blocks, section.blocks[1:]):
            introduces = isinstance(block, Terms | Paragraph) and isinstance(after, Listing)
            yield from self._block(block, level, _KEPT if introduces else "")

    def contents(self, entries: Iterable[tuple[str, Line]]) -> Iterator[str]:
        """A table of contents that Word can bring up to date; it leads to its entries, each an id and a title.

        It stands on one page: where it has no room on the first, it is not torn. On which page an entry is, only Word
        knows, and says when it brings the field up to date.
        """
        begin = _begun(r'TOC \o "1-1" \h \z \u')
        listed = [
            f'<w:hyperlink w:anchor={quoteattr(bookmark(id))} w:history="1">{self.runs(title)}'
            f"<w:r><w:tab/></w:r>{_begun(f'PAGEREF {bookmark(id)} {chr(92)}h')}{_field('end')}</w:hyperlink>"
            for id, title in entries
        ]
        for position, entry in enumerate(listed):
            first, last = position == 0, position == len(listed) - 1
            kept = "" if last else _KEPT
            yield self._paragraph("TOC 1", f"{begin if first else ''}{entry}{_field('end') if last else ''}", kept)

    def runs(self, line: Line) -> str:
        """Words with their emphasis, language and links."""
        return "".join(map(self._words, line))

    def _block(self, block: Block, level: int, kept: str) -> Iterator[str]:
        """A block; `kept` keeps it on the page of what it introduces."""
        if isinstance(block, Section):
            yield from self.section(block, level + 1)
        elif isinstance(block, Paragraph):
            yield self._paragraph("Notice" if block.notice else "", self.runs(block.line), kept)
        elif isinstance(block, Listing):
            for first, *others in block.items:
                yield self._paragraph("List Bullet", self.runs(first), _KEPT if others else "")
                for after, line in enumerate(others, start=1):
                    yield self._paragraph("List Continue", self.runs(line), _KEPT if others[after:] else "")
        elif isinstance(block, Terms):
            for after, (name, line) in enumerate(block.entries, start=1):
                words = self.runs((Words(name, strong=True),))
                more = _KEPT if block.entries[after:] else kept
                yield self._paragraph("Terms", f"{words}<w:r><w:tab/></w:r>{self.runs(line)}", more)
        elif isinstance(block, Picture):
            yield from self._picture(block)
        else:
            yield from self._table(block)

    def _picture(self, picture: Picture) -> Iterator[str]:
        """The caption, and the sheets, of which the first says what is shown; or words alone, or where it is."""
        if (count := len(picture.sheets)) > MOST_SHEETS:
            said = _TOO_LONG.in_(self.language).format(title=picture.title, count=count, name=picture.name)
            yield self._paragraph("Picture in words", self.runs((Words(said),)))
            return
        images = [self.image(sheet) for sheet in picture.sheets]
        whys = [one for one in images if isinstance(one, Text)]
        if whys:
            said = f"{_NOT_DRAWN.in_(self.language).format(why=whys[0].in_(self.language))} {picture.told}"
            yield self._paragraph("Picture in words", self.runs((Words(said),)))
            return
        yield self._paragraph("Caption", self.runs((Words(picture.title),)), _KEPT)
        for position, image in enumerate(one for one in images if isinstance(one, Image)):
            words = _GOES_ON.in_(self.language) if position else picture.words
            yield self._paragraph("Picture", image.xml(_attribute(words), _attribute(picture.title)))

    def _small_picture(self, picture: Picture) -> str:
        """A picture of a cell, which says the same in words if there can be none."""
        image = self.image(picture.sheets[0])
        return "" if isinstance(image, Text) else self._paragraph("Table text", image.xml(_attribute(picture.words)))

    def _table(self, table: Table) -> Iterator[str]:
        """The caption, and the table; its columns get their widths where the pages are known."""
        yield self._paragraph("Caption", self.runs((Words(table.caption),)), _KEPT)
        lines = [tuple(cell((Words(name),)) for name in table.head), *table.rows]
        head, *rows = ([self._cell(one, column in table.figures) for column, one in enumerate(row)] for row in lines)
        caption = _attribute(table.caption)
        grid = '<w:gridCol w:w="0"/>' * len(table.head)
        yield (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.styles["Report table"]}"/>'
            f'<w:tblW w:w="0" w:type="pct"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" '
            f'w:noVBand="1"/><w:tblCaption w:val={caption}/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
        )
        yield _row(head, "<w:tblHeader/>")
        yield from (_row(row) for row in rows)
        yield "</w:tbl>"
        if table.names:
            yield self._paragraph("Picture in words", self.runs(_key(table)))
        else:
            yield self._paragraph("Table end", "")

    def _cell(self, one: Cell, figures: bool) -> str:
        style = "Table figures" if figures else "Table text"
        above = self._small_picture(one.picture) if one.picture else ""
        return above + "".join(self._paragraph(style, self.runs(line)) for line in one.lines or ((),))

    def _paragraph(self, style: str, content: str, more: str = "") -> str:
        named = f'<w:pStyle w:val="{self.styles[style]}"/>' if style in self.styles else ""
        properties = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
        return f"<w:p>{properties}{content}</w:p>"

    def _words(self, words: Words) -> str:
        text = f"{SYMBOLS[words.tone]} {words.text}" if words.tone is not None else words.text
        named = f"Status {words.tone}" if words.tone else "Strong" if words.strong else "Sign" if words.spoken else ""
        style = "Hyperlink" if words.target else named
        emphasis = f'<w:rStyle w:val="{self.styles[style]}"/>' if style else ""
        foreign = f'<w:lang w:val="{CODES["sv"]}"/>' if words.own and self.language != "sv" else ""
        properties = f"<w:rPr>{emphasis}{foreign}</w:rPr>" if emphasis or foreign else ""
        run = f'<w:r>{properties}<w:t xml:space="preserve">{_text(text)}</w:t></w:r>'
        if not words.target:
            return run
        return f'<w:hyperlink w:anchor={quoteattr(bookmark(words.target))} w:history="1">{run}</w:hyperlink>'


def bookmark(id: str) -> str:
    """What Word calls the place of a section."""
    return f"s_{re.sub(r'[^0-9A-Za-z]', '_', id)}"[:_LONGEST_NAME]


def _number_of(name: str) -> int:
    """A bookmark's number, which is its own."""
    return int.from_bytes(name.encode(), "big") % 2_000_000_011


def _row(cells: Iterable[str], more: str = "") -> str:
    written = "".join(f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="pct"/></w:tcPr>{one}</w:tc>' for one in cells)
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{written}</w:tr>"


def _begun(code: str) -> str:
    """A field up to what it shows, which its `end` follows."""
    written = f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    return f"{_field('begin')}{written}{_field('separate')}"


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _plain(text: str) -> str:
    """A text on one line, without what XML cannot hold."""
    return _SPACE.sub(" ", in_reading_order(text.replace("\N{NO-BREAK SPACE}", "\ue000"))).replace(
        "\ue000", "\N{NO-BREAK SPACE}"
    )


def _text(text: str) -> str:
    """A text as it stands in XML that docxtpl still looks through."""
    return _OPENING.sub("&#95;", escape(_plain(text)))


def _attribute(text: str) -> str:
    """The same as the value of an attribute, with its quotation marks."""
    return _OPENING.sub("&#95;", quoteattr(_plain(text)))


def _key(table: Table) -> Line:
    """What the headers and the signs of a table stand for."""
    lines = (line for row in table.rows for one in row for line in one.lines)
    signs = {words.text for line in lines for words in line if words.spoken}
    entries = ((Words(code, spoken=name if code in signs else ""), Words(f" {name}")) for code, name in table.names)
    return joined(tuple(entries), "; ")
