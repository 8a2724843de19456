"""The report as Markdown: the same content, in which nothing of the agreement is taken for markup."""

from __future__ import annotations

import re

from checker.gapreport import as_markdown
from checker.gapreport.values import Cell, Listing, Paragraph, Report, Section, Table, Terms, say
from tests.gapreport.reports import DAY, real_report, report_on, sections, text_of


def plain(markdown: str) -> str:
    """Markdown with its escapes undone."""
    return re.sub(r"\\([\\`*_\[\]<>|~#&.)+=-])", r"\1", markdown)


def with_blocks(*blocks: Paragraph | Listing | Terms | Table) -> str:
    """A report of one part with these blocks, without its first lines."""
    made = Report("name", "sv", "Title", say("subtitle"), (Section("part", say("Part"), blocks),), DAY, ())
    return as_markdown.written(made).split("\n", 8)[8].strip()


def test_all_that_the_report_says_is_there() -> None:
    text = plain(as_markdown.written(real_report()))
    unlinked = re.sub(r"\[([^\]]*)\]\(#[^)]*\)|[■▲●◇✓] ", r"\1", text)
    for section in sections(real_report().parts):
        assert f'<a id="{section.id}"></a>' in text
        assert text_of(section.title) in text
        for table in (block for block in section.blocks if isinstance(block, Table)):
            assert f"**{table.caption}**" in text
            lines = [text_of(line) for row in table.rows for one in row for line in one.lines]
            assert [line for line in lines if line not in unlinked] == []


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    lines = as_markdown.written(real_report()).splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("| ---")]
    assert starts
    for start in starts:
        width = len(re.findall(r"(?<!\\)\|", lines[start]))
        assert len(re.findall(r"(?<!\\)\|", lines[start - 1])) == width
        for line in lines[start + 1 :]:
            if not line.startswith("|"):
                break
            assert len(re.findall(r"(?<!\\)\|", line)) == width


def test_every_link_has_its_anchor() -> None:
    text = as_markdown.written(real_report())
    anchors = re.findall(r'<a id="([^"]+)">', text)
    assert len(anchors) == len({*anchors})
    assert {*re.findall(r"\]\(#([^)]+)\)", text)} <= {*anchors}


def test_it_is_the_same_every_time() -> None:
    assert as_markdown.written(real_report()) == as_markdown.written(real_report())


def test_markup_comes_out_as_text() -> None:
    hostile = "<b>*x*</b> | _y_ `z` [a](b) # & \n\n- 1. ~"
    text = as_markdown.written(report_on({"1.2.1": {"title": hostile}}))
    assert r"\<b\>\*x\*\</b\> \| \_y\_ \`z\` \[a\](b) \# \& - 1. \~" in text


def test_a_line_does_not_begin_as_what_it_is_not() -> None:
    assert with_blocks(Paragraph(say("1. inte en lista"))) == r"1\. inte en lista"
    assert with_blocks(Paragraph(say("- inte en lista"))) == r"\- inte en lista"
    assert with_blocks(Paragraph(say("# inte en rubrik"))) == r"\# inte en rubrik"
    assert with_blocks(Paragraph(say("---"))) == r"\---"
    assert with_blocks(Paragraph(say("2026-01-01 är en dag"))) == "2026-01-01 är en dag"


def test_blocks() -> None:
    assert with_blocks(Listing(((say("a"), say("b")), (say("c"),)))) == "- a<br>b\n- c"
    assert with_blocks(Terms((("Namn", say("värde")),))) == "- **Namn:** värde"
    table = Table("Rubrik", ("A", "B"), ((Cell((say("x"),)), Cell((say("1"), say("2")))),), frozenset({1}))
    assert with_blocks(table) == "**Rubrik**\n\n| A | B |\n| --- | ---: |\n| x | 1<br>2 |"
