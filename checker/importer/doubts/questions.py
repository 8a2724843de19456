"""The doubts of an agreement file -> questions with the choices that it has today, and which of them go together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import comb
from typing import Any, Final

from checker.agreement import Agreement
from checker.graph import Graph, build_graph
from checker.importer.doubt import AS_HEADING, AS_TEXT, PARTS, WITH_AFTER, WITH_BEFORE
from checker.importer.filed import at
from checker.importer.items.claim_words import claims_said, said_claims
from checker.importer.wordings import all_wordings
from checker.named import NamedTuple
from checker.vocabulary import DOUBTS
from checker.vocabulary.labels import CHOICES
from checker.words import Language, Text, quoted
from checker.yamlfile import PathInFile

MOST_YEARS: Final = 10
"""More ways than this to place outcomes in the years are not listed one by one."""

EVERYBODY: Final = Text("alla verksamheter", "all divisions")
_SIDES: Final = {
    WITH_BEFORE: Text("en fortsättning på resultatet före", "goes on with the result before it"),
    WITH_AFTER: Text("fortsätter i resultatet efter", "goes on in the result after it"),
}
HEADING: Final = {AS_HEADING: Text("en rubrik", "a heading"), AS_TEXT: Text("en mening i texten", "a sentence")}


class Choice(NamedTuple):
    """One possible answer: the values that it stands for, and how it is said."""

    values: tuple[str, ...]
    said: str


class Question(NamedTuple):
    """A doubt of a file, ready to be asked.

    `position` is its place among the doubts; `subject` is the title of what it is about, `around` what stands beside
    it in the agreement; `place` the file's path to the field, None where the doubt has none. `several`: more than one
    choice can be taken, `none`: none of them as well; `free`: what else can be written, None for nothing. `held` is the
    choice that the file has meanwhile; "" for none.
    """

    position: int
    doubt: dict[str, Any]
    subject: str
    around: str
    place: PathInFile | None
    choices: tuple[Choice, ...]
    several: bool = False
    none: bool = False
    free: str | None = None
    held: str = ""

    @property
    def code(self) -> str:
        """What kind of question it is."""
        return str(self.doubt["code"])

    @property
    def about(self) -> str:
        """The node that it is about; "" for none."""
        return str(self.doubt.get("about", ""))

    @property
    def is_layout(self) -> bool:
        """Whether it is about how prose is laid out: in which paragraphs, and under which headings."""
        return self.code in ("heading", "under", "spelling") or (self.code == "joined" and "/result/" not in self.about)

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it apart from others, also when some of them are gone."""
        doubt = self.doubt
        return (self.code, self.about, doubt.get("field", ""), doubt["read"], str(doubt.get("source", {})))

    @property
    def together(self) -> tuple[object, ...]:
        """Equal for questions that one looks at together: their answers are found in one place."""
        goal = self.about.partition("/")[0]
        match self.code:
            case "better":
                return ("better", goal)
            case "outcome-year":
                return ("outcome-year", goal, tuple(choice.values for choice in self.choices))
            case "board-name" if len(self.choices) == 1:
                return ("board-name",)
            case "remuneration" | "heading":
                return (self.code, self.about if self.code == "heading" else "")
            case _:
                return self.key


def questions(agreement: Agreement, language: Language) -> list[Question]:
    """The doubts of an agreement as questions, those that decide most first, in the document's order."""
    graph = build_graph(agreement)
    ranked = sorted(enumerate(agreement.doubts), key=lambda doubt: _rank(doubt[1]))
    return [_question(position, doubt, graph, agreement, language) for position, doubt in ranked]


def _rank(doubt: dict[str, Any]) -> int:
    """How early a doubt is asked: where prose has its paragraphs decides nothing, and comes with the headings.

    First comes whether there is an indicator at all, before what is asked of each.
    """
    code = doubt["code"]
    if code == "unread" and AS_HEADING in doubt.get("among", ()):
        return -1
    return [*DOUBTS].index("heading" if code == "joined" and "/result/" not in doubt.get("about", "") else code)


def groups(found: Sequence[Question]) -> list[list[Question]]:
    """Questions that go together, in the order of the first of each."""
    gathered: dict[tuple[object, ...], list[Question]] = {}
    for question in found:
        gathered.setdefault(question.together, []).append(question)
    return [*gathered.values()]


class _Form(NamedTuple):
    """How a kind of question is answered, as `Question` says it."""

    several: bool = False
    none: bool = False
    free: str | None = None


_FORMS: Final = {
    "serves": _Form(several=True, none=True),
    "measured-by": _Form(several=True, none=True),
    "recipients": _Form(several=True, none=True),
    "holder": _Form(several=True),
    "lead": _Form(several=True, none=True),
    "follow-up": _Form(several=True, none=True),
    "outcome-year": _Form(free="years"),
    "claims": _Form(none=True, free="claims"),
    "date": _Form(none=True, free="date"),
    "better": _Form(none=True),
    "board-name": _Form(free="text"),
    "measure": _Form(free="text"),
    "unread": _Form(none=True),
}


def _form(question: Question) -> _Form:
    """How a question is answered: of other kinds than these, with one of the choices."""
    if question.code == "joined" and question.is_layout:
        return _Form(several=True, none=True)
    if question.code == "unread" and question.place is not None:
        return _Form(none=True, free="outcomes")
    return _FORMS.get(question.code, _Form())


def _question(position: int, doubt: dict[str, Any], graph: Graph, agreement: Agreement, language: Language) -> Question:
    about, code, field = str(doubt.get("about", "")), doubt["code"], doubt.get("field")
    origin = graph.origin.get(about)
    if code == "unread":
        field = "outcomes" if graph.nodes.get(about) == "indicator" else None
    place: PathInFile | None = (*origin, field) if origin is not None and field else None
    subject = "" if origin is None else str(graph.first(about, "title") or graph.printed(about, "text"))
    goal = about.partition("/")[0]
    held, around = "", "" if goal == about else str(graph.first(goal, "title") or "")
    if code == "heading":
        held, around = _neighbours(agreement, doubt)
    if code == "outcome-year":
        doubt = {**doubt, "read": "; ".join(_figures(agreement, place))}  # as they have been read since
    blank = Question(position, doubt, subject, around, place, (), held=held)
    choices = (*_choices(blank, graph, agreement, language),)
    return blank._replace(choices=choices, **_form(blank)._asdict())


def _choices(question: Question, graph: Graph, agreement: Agreement, language: Language) -> Iterable[Choice]:
    """What can be answered, as far as it can be listed."""
    doubt, about, code = question.doubt, question.about, question.code
    among = doubt.get("among", ())
    match code:
        case "serves":
            return _goals(graph, about)
        case "measured-by":
            return _indicators(graph, about)
        case "recipients":
            return (*_bodies(graph, ("division",)), Choice(("all",), EVERYBODY.in_(language)))
        case "holder":
            return _bodies(graph, ("board",))
        case "lead":
            return _bodies(graph, ("division", "board"))
        case "outcome-year":
            return _years(among, len(_figures(agreement, question.place)))
        case "joined" if question.is_layout:
            return (Choice((one,), quoted(one, language)) for one in doubt["read"].split(PARTS))
        case "joined":
            return (Choice((*value.split(PARTS),), _said(code, value, language)) for value in among)
        case "heading":
            return (Choice((key,), HEADING[key].in_(language)) for key in HEADING)
        case "under":
            return (Choice((title,), quoted(title, language)) for title in among)
        case "unread" if question.place is None:
            return _items(graph)
        case _:
            return (Choice((value,), _said(code, value, language)) for value in among)


def _said(code: str, value: str, language: Language) -> str:
    if value in _SIDES:
        return _SIDES[value].in_(language)
    if code == "unread":
        return HEADING[value].in_(language)
    if code == "claims" and language != "sv":
        return said_claims(claims_said(value, "", all_wordings()), language) or value
    if code == "joined":
        count = value.count(PARTS) + 1
        parts = " / ".join(f"”{part}”" for part in value.split(PARTS))
        one = Text("ett resultat, som det står", "one result, as it stands")
        return (
            one.in_(language) if count == 1 else Text(f"{count} resultat: ", f"{count} results: ").in_(language) + parts
        )
    return CHOICES[value].in_(language) if value in CHOICES else value.replace(PARTS, " ; ")


def _goals(graph: Graph, about: str) -> Iterator[Choice]:
    """What an item can serve: the goals and assignments that the council decided, those of its area first."""
    decided = graph.tables["decided_by"].known
    area = graph.tables["in_area"].known.get(about)
    items = [
        item
        for item in graph.of_kinds(("goal", "assignment"))
        if item != about and graph.nodes.get(next(iter(decided.get(item, ())), "")) == "council"
    ]
    items.sort(key=lambda item: graph.tables["in_area"].known.get(item) != area)
    return (Choice((item,), f"{item} {graph.first(item, 'title') or ''}".strip()) for item in items)


def _items(graph: Graph) -> Iterator[Choice]:
    for item in graph.of_kinds(("goal", "assignment", "base_assignment")):
        yield Choice((item,), f"{item} {graph.first(item, 'title') or ''}".strip())


def _indicators(graph: Graph, about: str) -> Iterator[Choice]:
    goal = about.partition("/")[0]
    for indicator in graph.tables["measured_by"].known.get(goal, ()):
        yield Choice((indicator.rpartition("/")[2],), str(graph.first(indicator, "title") or indicator))


def _bodies(graph: Graph, kinds: tuple[str, ...]) -> Iterator[Choice]:
    for body in graph.of_kinds(kinds):
        yield Choice((body,), f"{graph.first(body, 'name') or ''} ({body})".strip())


def _figures(agreement: Agreement, place: PathInFile | None) -> Sequence[str]:
    """The outcomes at a place that are in no year."""
    return at(agreement.document.value, place).get("unplaced", ()) if place is not None else ()


def _years(years: Sequence[str], outcomes: int) -> tuple[Choice, ...]:
    """The ways to place as many outcomes as there are in the years of the columns, in their order."""
    if not 0 < comb(len(years), outcomes) <= MOST_YEARS:
        return tuple(Choice((year,), year) for year in years)
    return tuple(Choice(way, ", ".join(way)) for way in combinations(years, outcomes))


def _neighbours(agreement: Agreement, doubt: dict[str, Any]) -> tuple[str, str]:
    """Whether a line of an appendix is read as a heading or in a text, and what stands before and after it."""
    read, before = doubt["read"], ""
    for appendix in agreement.appendices:
        if f"appendix/{appendix['belongs_to']}" == doubt.get("about"):
            for title, text in _texts(appendix.get("sections", [])):
                if title == read:
                    return AS_HEADING, f"{before} […] {' '.join(text[:1])}"
                if read in text:
                    position = text.index(read)
                    beside = [*text[max(position - 1, 0) : position], "[…]", *text[position + 1 : position + 2]]
                    return AS_TEXT, f"{title}: {' '.join(beside)}"
                before = f"{title}: {' '.join(text[-1:])}"
    return "", ""


def _texts(sections: Sequence[dict[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    for section in sections:
        yield str(section.get("title", "")), section.get("text", [])
        yield from _texts(section.get("sections", []))
