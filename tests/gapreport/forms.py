"""Each form of the report, read back by what stands in its file: one list of entries, in reading order.

An entry is a tuple of texts that begins with what it is: `heading 2` (its id), `paragraph`, `notice`, `item` (its
lines), `term`, `picture` (its caption, and the same in words), `table` (its caption), `head`, `figures` (which
columns), `row` (its cells, lines with `¶` between) or `key`.
In a text a status has its symbol before it, a link its target after it as `→rule-led01`, and what is marked as Swedish
in another language stands in `‹›`. Spaces are those that the form shows; hard ones stay hard.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn
from lxml import html as lxml_html

from checker.gapreport.values import SYMBOLS

Entry = tuple[str, ...]

BREAK: Final = "¶"
_NOT_CONTENT: Final = ("Table end", "TOC Heading", "toc 1")
"""Styles of a document's paragraphs that repeat or part what it says."""
_SIGNS: Final = "".join(SYMBOLS.values())


def tidy(text: str) -> str:
    """A text with the spaces that are shown: of several that may be broken, one; none at the ends."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def lines(parts: Iterable[str]) -> str:
    """The lines of a cell as one text."""
    return BREAK.join(map(tidy, parts))


# HTML


def of_html(page: str) -> list[Entry]:
    """What the main part of a page says to one who hears or reads it."""
    tree = lxml_html.fromstring(page)
    (main,) = tree.iter("main")
    return [entry for section in main.iterchildren("section") for entry in _section(section)]


def _section(section: Any) -> Iterator[Entry]:
    for block in section.iterchildren():
        kind, classes = block.tag, (block.get("class") or "").split()
        if kind == "section":
            yield from _section(block)
        elif re.fullmatch("h[1-6]", kind):
            yield f"heading {kind[1]}", tidy(_inline(block)), section.get("id")
        elif kind == "details" or "caption" in classes:
            assert block.getparent().find("div[@class='picture']") is not None
        elif kind == "p":
            yield "notice" if "notice" in classes else "paragraph", tidy(_inline(block))
        elif kind == "ul":
            yield from (("item", *map(tidy, _lines(item))) for item in block.iterchildren("li"))
        elif kind == "dl":
            pairs = ((tidy(_inline(one[0])), tidy(_inline(one[1]))) for one in block.iterchildren("div"))
            yield from (("term" if "terms" in classes else "key", *pair) for pair in pairs)
        elif kind == "div" and "picture" in classes:
            caption, (_, words) = block.getprevious(), block.getnext()
            assert block.get("aria-label").startswith(f"{caption.text}, ")
            yield "picture", tidy(_inline(caption)), tidy(_inline(words))
        elif kind == "table":
            yield from _table(block)
        else:
            raise AssertionError(f"<{kind} class={classes}> is no block of a report")


def _table(table: Any) -> Iterator[Entry]:
    caption, head, body = table
    yield "table", tidy(_inline(caption))
    (names,) = head
    yield "head", *(tidy(_inline(one)) for one in names)
    for row in (names, *body):
        figures = [str(column) for column, one in enumerate(row) if one.get("class") == "figure"]
        if row is names:
            yield "figures", *figures
            expected = figures
        else:
            assert figures == expected
            yield "row", *(lines(_lines(one)) for one in row)


def _lines(block: Any) -> Iterator[str]:
    """The lines of an item or a cell: what stands straight in it, then each of its own blocks; pictures are none."""
    straight, blocks = [block.text or ""], []
    for child in block:
        if child.tag == "div":
            blocks += [child] if child.get("class") != "picture" else []
        else:
            straight.append(_run(child))
        straight.append(child.tail or "")
    if tidy("".join(straight)) or not blocks:
        yield "".join(straight)
    yield from map(_inline, blocks)


def _inline(block: Any) -> str:
    return "".join([block.text or "", *(f"{_run(child)}{child.tail or ''}" for child in block)])


def _run(run: Any) -> str:
    classes = (run.get("class") or "").split()
    if run.get("aria-hidden") == "true" or run.tag == "svg":
        return ""
    text = _inline(run)
    if run.tag == "a":
        return f"{text}→{run.get('href').removeprefix('#')}"
    if run.get("lang") == "sv":
        return f"‹{text}›"
    tone = next((one for one in classes if one in SYMBOLS), None)
    return f"{SYMBOLS[tone]} {text}" if tone is not None else text  # the style sheet sets the symbol


# Markdown


def of_markdown(text: str) -> list[Entry]:
    """What a report in Markdown says below its title and subtitle."""
    return [*_blocks([*text.splitlines()][4:])]


def _blocks(written: list[str]) -> Iterator[Entry]:
    anchor = ""
    at = 0
    while at < len(written):
        line = written[at]
        at += 1
        if found := re.fullmatch(r'<a id="(.*)"></a>', line):
            anchor = found[1]
        elif found := re.match(r"(#+) ", line):
            yield f"heading {len(found[1])}", tidy(_unmarked(line[found.end() :])), anchor
        elif line.startswith("> "):
            yield "notice", tidy(_unmarked(line[2:]))
        elif found := re.match(r"- \*\*((?:\\.|[^*\\])*):\*\* ?", line):
            yield "term", tidy(_unmarked(found[1])), tidy(_unmarked(line[found.end() :]))
        elif line.startswith("- "):
            yield "item", *(tidy(_unmarked(one)) for one in line[2:].split("<br>"))
        elif line.startswith("**") and written[at + 1 : at + 2] and written[at + 1].startswith("|"):
            yield "table", tidy(_unmarked(line))
        elif line.startswith("| "):
            cells = [*_cells(line)]
            if "".join(written[at : at + 1]).startswith("| --"):
                yield "head", *map(tidy, map(_unmarked, cells))
                marks = [*_cells(written[at])]
                assert len(marks) == len(cells)
                yield "figures", *(str(column) for column, mark in enumerate(marks) if mark.strip() == "---:")
                at += 1
            else:
                yield "row", *(lines(map(_unmarked, one.split("<br>"))) for one in cells)
        elif line:
            yield "paragraph", tidy(_unmarked(line))


def _cells(line: str) -> Iterator[str]:
    assert line.startswith("| ")
    assert line.endswith(" |")
    yield from re.split(r"(?<!\\) \| ", line[2:-2])


def _unmarked(text: str) -> str:
    """Markdown as text: what is escaped as it is, links with their targets after them."""
    mark = re.compile(r"\\(?P<kept>.)|(?P<link>\]\(#(?P<target>[^)]*)\))|(?P<gone>\*\*|\[)")
    return mark.sub(lambda found: found["kept"] or (f"→{found['target']}" if found["link"] else ""), text)


# Word


def of_word(data: bytes) -> list[Entry]:
    """What a document says from its first heading on."""
    document = Document(BytesIO(data))
    names = {style.style_id: style.name for style in document.styles}
    blocks = [*document.element.body.iterchildren(qn("w:p"), qn("w:tbl"))]
    found: list[Entry] = []
    for block in blocks:
        if block.tag == qn("w:tbl"):
            found += _word_table(block, names)
            continue
        style, text = names.get(block.style, ""), tidy(_word_line(block))
        if style.startswith("Heading "):
            anchors = [one.get(qn("w:name")) for one in block.iter(qn("w:bookmarkStart"))]
            found.append((f"heading {int(style[-1]) + 1}", text, *anchors))
        elif not found or style in _NOT_CONTENT or not (style or text):
            continue
        elif style == "List Bullet":
            found.append(("item", text))
        elif style == "List Continue":
            found[-1] = (*found[-1], text)
        elif style == "Terms":
            name, _, said = _word_line(block).partition("\t")
            found.append(("term", tidy(name), tidy(said)))
        elif style == "Caption" and (words := _in_words(block.getnext())):
            found.append(("picture", text, words))
        elif not _in_words(block):
            kinds = {"Caption": "table", "Notice": "notice", "Picture in words": "picture"}
            found.append((kinds.get(style, "paragraph"), text))
    return found


def _in_words(block: Any) -> str:
    """What a picture that a paragraph has shows, in words; "" where it has none."""
    return "".join(tidy(one.get("descr")) for run in block.iterchildren(qn("w:r")) for one in run.iter(qn("wp:docPr")))


def _word_table(table: Any, names: dict[str, str]) -> Iterator[Entry]:
    head, *rows = ([*row.iterchildren(qn("w:tc"))] for row in table.iterchildren(qn("w:tr")))
    yield "head", *(lines(_word_lines(cell)) for cell in head)
    figures = {str(column) for column, cell in enumerate(head) if _is_figure(cell, names)}
    yield "figures", *sorted(figures)
    for row in rows:
        assert {str(column) for column, cell in enumerate(row) if _is_figure(cell, names)} == figures
        yield "row", *(lines(_word_lines(cell)) for cell in row)


def _word_lines(cell: Any) -> Iterator[str]:
    return (_word_line(one) for one in cell.iterchildren(qn("w:p")) if not _in_words(one))


def _is_figure(cell: Any, names: dict[str, str]) -> bool:
    return {names.get(one.style) for one in cell.iterchildren(qn("w:p"))} == {"Table figures"}


def _word_line(block: Any) -> str:
    said = []
    for child in block.iterchildren(qn("w:r"), qn("w:hyperlink")):
        if child.tag == qn("w:hyperlink"):
            said.append(f"{''.join(map(_word_run, child.iterchildren(qn('w:r'))))}→{child.get(qn('w:anchor'))}")
        else:
            said.append(_word_run(child))
    return "".join(said)


def _word_run(run: Any) -> str:
    text = "".join(
        "\t" if one.tag == qn("w:tab") else one.text or "" for one in run.iterchildren(qn("w:t"), qn("w:tab"))
    )
    foreign = [one.get(qn("w:val")) for one in run.iter(qn("w:lang"))]
    if foreign == ["sv-SE"]:
        sign = re.match(f"[{_SIGNS}] ", text)
        return f"{text[:2]}‹{text[2:]}›" if sign else f"‹{text}›"
    assert not foreign
    return text
