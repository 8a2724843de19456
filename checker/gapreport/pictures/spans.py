"""What the timeline shows, before it has any place: when assignments start and end, and what is worth saying of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from checker.facts.dates import LAST_DAYS
from checker.finding import divisions_concerned, item_of
from checker.graph import AGREEMENT, Graph
from checker.named import NamedTuple
from checker.run import Checked
from checker.words import HARD_SPACE, Language, Text, enumerate_words

MISSING: Final = {
    "start": Text("startdatum saknas", "no start date"),
    "end": Text("slutdatum saknas", "no end date"),
}
UNKNOWN: Final = {
    "start": Text("startdatum okänt", "start date not known"),
    "end": Text("slutdatum okänt", "end date not known"),
}
BACKWARDS: Final = Text("slutar före sin start", "ends before its start")
FINAL: Final = Text("slutredovisas i år", "final report this year")
PASSED: Final = Text("slutdatum har passerat", "past its end")
BEYOND: Final = Text("pågår efter mandatperioden", "runs past the mandate period")
_CATEGORY: Final = "dates"


class Span(NamedTuple):
    """An assignment in time.

    A date that the agreement does not give is None, and `said` tells whether it is missing or unknown. `final`: its
    final report is due in the agreement's year. `occasions` are the days on which it is followed up in that year.
    `gaps` are the titles of the rules on dates that found an open error on it.
    """

    node: str
    number: str
    title: str
    start: date | None
    end: date | None
    final: bool
    occasions: tuple[date, ...]
    said: tuple[Text, ...]
    leads: tuple[str, ...]
    gaps: tuple[Text, ...]

    def words(self, language: Language) -> str:
        """Its dates, who leads, what is worth saying: `2026-01-01–2027-12-31 · leds av SHB · slutredovisas i år`."""
        dates = f"{self.start}\N{EN DASH}{self.end}" if self.start and self.end else self._dates(language)
        # Each part is kept in one line, and no line begins with the sign between them.
        parts = (part.replace(" ", HARD_SPACE) for part in (dates, *self._more(language)) if part)
        return f"{HARD_SPACE}· ".join(parts)

    def told(self, language: Language) -> str:
        """The same to be read aloud: `från 2026-01-01 till 2027-12-31, leds av SHB, slutredovisas i år`."""
        return ", ".join(part for part in (self._dates(language), *self._more(language)) if part)

    def _dates(self, language: Language) -> str:
        ends = ((Text("från", "from"), self.start), (Text("till", "to"), self.end))
        return " ".join(f"{word.in_(language)} {day}" for word, day in ends if day)

    def _more(self, language: Language) -> Iterator[str]:
        if self.leads:
            leads = enumerate_words(self.leads, language)
            yield Text(f"leds av {leads}", f"led by {leads}").in_(language)
        yield from (one.in_(language) for one in self.said)


class Times(NamedTuple):
    """The assignments by end and start, those without dates last; and the time that they are seen against."""

    spans: tuple[Span, ...]
    year: int
    day: date
    mandate: tuple[int, int] | None


def times(checked: Checked, day: date, division: str | None) -> Times:
    """The assignments of an agreement in time; of what concerns one division only, where it is named."""
    graph = checked.graph
    year = graph.first(AGREEMENT, "year")
    assert isinstance(year, int)
    begun, ended = (graph.first(AGREEMENT, word) for word in ("mandate_from", "mandate_to"))
    mandate = (begun, ended) if isinstance(begun, int) and isinstance(ended, int) and begun <= ended else None
    gaps: dict[str, dict[Text, None]] = {}
    for found in checked.open:
        if found.rule.category == _CATEGORY and found.rule.severity == "error":
            gaps.setdefault(item_of(graph, found.subject) or "", {})[found.rule.title] = None
    spans = [
        _span(graph, node, year, day, ended, tuple(gaps.get(node, ())))
        for node in graph.by_kind["assignment"]
        if division is None or division in divisions_concerned(graph, node)
    ]
    spans.sort(key=lambda span: (span.end or date.max, span.start or date.max))
    return Times(tuple(spans), year, day, mandate)


def _span(graph: Graph, node: str, year: int, day: date, mandate_to: object, gaps: tuple[Text, ...]) -> Span:
    start, end = _date(graph, node, "start"), _date(graph, node, "end")
    said = [
        (UNKNOWN if node in graph.tables[word].unknown else MISSING)[word]
        for word, found in (("start", start), ("end", end))
        if found is None
    ]
    final = end is not None and end.year == year
    said += [BACKWARDS] if start is not None and end is not None and end < start else []
    said += [FINAL] if final else []
    said += [PASSED] if end is not None and end < day else []
    said += [BEYOND] if end is not None and isinstance(mandate_to, int) and end.year > mandate_to else []
    occasions = graph.tables["follow_up"].known.get(node, ())
    return Span(
        node=node,
        number=str(graph.first(node, "number")),
        title=str(graph.first(node, "title") or ""),
        start=start,
        end=end,
        final=final,
        occasions=tuple(sorted(date(year, *LAST_DAYS[one]) for one in occasions if one in LAST_DAYS)),
        said=tuple(said),
        leads=graph.tables["led_by"].known.get(node, ()),
        gaps=gaps,
    )


def _date(graph: Graph, node: str, word: str) -> date | None:
    found = graph.first(node, word)
    return found if isinstance(found, date) else None
