"""How much a report, its pictures and the divisions' forms are made of: more than anybody could use is refused.

The checks themselves have none of these limits.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from checker.finding import divisions_concerned
from checker.gapreport.values import Block, Listing, Report, Section, Table
from checker.graph import Graph
from checker.vocabulary import ITEM
from checker.words import Text, figure, filled
from checker.yamlfile import Fault, FaultsFound, whole_file

MOST_ITEMS: Final = 1_000
MOST_DIVISIONS: Final = 300
MOST_GIVEN: Final = 10_000
"""Rows of the divisions' pages together: an item stands on the page of each division that it is given to."""
MOST_SHEETS: Final = 5
"""Pages of a picture in Word: each is drawn there twice, and the graph of a usual agreement takes one."""
MOST_IN_WORD: Final = 16_000
"""Paragraphs of a Word document, in cells and outside: some hundreds of pages."""
MOST_PIXELS: Final = 24_000_000
"""Of a picture as PNG, which takes four bytes of memory for each."""

_ITEMS: Final = Text("{count} mål och uppdrag", "{count} goals and assignments")
_ITEMS_OF_ONE: Final = Text("{count} mål och uppdrag som rör {division}", "{count} goals and assignments of {division}")
_DIVISIONS: Final = Text("{count} verksamheter", "{count} divisions")
_GIVEN: Final = Text(
    "{count} fördelningar av mål och uppdrag till verksamheter",
    "{count} allocations of goals and assignments to divisions",
)
_REFUSED: Final = Text(
    "Överenskommelsen har {what}. En rapport, en bild eller formulär görs av högst {most}: av fler blir det inget som "
    "går att läsa. {advice} `styrkoll check` granskar den ändå.",
    "The agreement has {what}. A report, a picture or forms are made of at most {most}: of more nothing comes that "
    "could be read. {advice} `styrkoll check` checks it all the same.",
)
_ONE_AT_A_TIME: Final = Text(
    "Ta en verksamhet i taget med `--division KOD`, eller dela överenskommelsen på flera filer.",
    "Take one division at a time with `--division CODE`, or divide the agreement among several files.",
)
_DIVIDE: Final = Text("Dela överenskommelsen på flera filer.", "Divide the agreement among several files.")
_TOO_LONG: Final = Text(
    "Rapporten blir för lång för Word: {count} stycken, högst {most} skrivs. Skriv den i en annan form, som "
    "`--format html`{or_else}.",
    "The report is too long for Word: {count} paragraphs, at most {most} are written. Write it in another form, as "
    "`--format html`{or_else}.",
)
_OR_ELSE: Final = Text(
    ", eller en verksamhet i taget med `--division KOD`", ", or one division at a time with `--division CODE`"
)


def demand_room(graphs: Iterable[Graph], division: str | None) -> None:
    """Refuse agreements that are too large to be shown, or what concerns one division of them where one is named.

    Raises:
        FaultsFound: with one fault for each file.
    """
    faults = [fault for graph in graphs if (fault := _too_large(graph, division)) is not None]
    if faults:
        raise FaultsFound(faults)


def _too_large(graph: Graph, division: str | None) -> Fault | None:
    items = graph.of_kinds(ITEM)
    if division is not None:
        if len(items) <= MOST_ITEMS:
            return None
        count = sum(division in divisions_concerned(graph, item) for item in items)
        return _fault(graph, _ITEMS_OF_ONE, count, MOST_ITEMS, _DIVIDE, division) if count > MOST_ITEMS else None
    given = graph.tables["delegated_to"].known
    for text, count, most in (
        (_ITEMS, len(items), MOST_ITEMS),
        (_DIVISIONS, len(graph.by_kind["division"]), MOST_DIVISIONS),
        (_GIVEN, sum(len(given.get(item, ())) for item in items), MOST_GIVEN),
    ):
        if count > most:
            return _fault(graph, text, count, most, _ONE_AT_A_TIME)
    return None


def too_long_for_word(report: Report, division: str | None) -> Text | None:
    """Why the report, perhaps of one division, is not written as a Word document; None where it can be."""
    count = sum(map(_paragraphs, report.parts))
    or_else = _OR_ELSE if division is None else Text("", "")
    if count <= MOST_IN_WORD:
        return None
    return filled(_TOO_LONG, count=figure(count), most=figure(MOST_IN_WORD), or_else=or_else)


def _paragraphs(block: Block) -> int:
    """How many paragraphs a block has in it, its headings left out."""
    if isinstance(block, Section):
        return sum(map(_paragraphs, block.blocks))
    if isinstance(block, Table):
        return sum(len(cell.lines) for row in block.rows for cell in row)
    if isinstance(block, Listing):
        return sum(map(len, block.items))
    return 1


def _fault(graph: Graph, text: Text, count: int, most: int, advice: Text, division: str = "") -> Fault:
    what = filled(text, count=figure(count), division=division)
    said = filled(_REFUSED, what=what, most=figure(most), advice=advice)
    return Fault(whole_file(graph.agreement.document.file), *said)
