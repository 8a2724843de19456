"""The doubts of an agreement file -> questions with the choices that it has today, and which of them go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Final

from checker.agreement import Agreement
from checker.graph import Graph, build_graph
from checker.importer.doubt import AS_HEADING, AS_TEXT
from checker.importer.doubts.choices import Choice, Choices, figures, is_of_prose
from checker.named import NamedTuple
from checker.vocabulary import DOUBTS
from checker.words import Language
from checker.yamlfile import PathInFile

MOST_TOGETHER: Final = 100
"""Questions that are asked as one."""
MOST_CHOICES: Final = 100_000
"""Choices of all questions together, as JSON: a real agreement has some hundreds."""


class Question(NamedTuple):
    """A doubt of a file, ready to be asked.

    `position` is its place among the doubts; `subject` is the title of what it is about, `around` what stands beside
    it in the agreement; `place` the file's path to the field, None where the doubt has none; `listed` knows what can be
    answered. `several`: more than one choice can be taken, `none`: none of them as well; `free`: what else can be
    written, None for nothing. `held` is the choice that the file has meanwhile; "" for none.
    """

    position: int
    doubt: dict[str, Any]
    subject: str
    around: str
    place: PathInFile | None
    listed: Choices
    several: bool = False
    none: bool = False
    free: str | None = None
    held: str = ""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be answered, as far as it can be listed: made when it is asked for."""
        return self.listed.of(self.doubt, self.place)

    def named(self, word: str) -> Choice | None:
        """The choice that is called so, in letters of any size: what it stands for, or how it is said."""
        return self.listed.named(self.doubt, self.place, word)

    def numbered(self, word: str) -> Choice | None:
        """The choice of this number in the list; None for what is no number of one."""
        choices = self.choices if word.isdecimal() else ()
        return choices[int(word) - 1] if choices and 0 < int(word) <= len(choices) else None

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
        return self.code in ("heading", "under", "spelling") or is_of_prose(self.doubt)

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
    asker = _Asker(build_graph(agreement), language)
    ranked = sorted(enumerate(agreement.doubts), key=lambda doubt: _rank(doubt[1]))
    return [asker.question(position, doubt) for position, doubt in ranked]


_ORDER: Final = {code: place for place, code in enumerate(DOUBTS)}


def _rank(doubt: dict[str, Any]) -> int:
    """How early a doubt is asked: where prose has its paragraphs decides nothing, and comes with the headings.

    First comes whether there is an indicator at all, before what is asked of each.
    """
    code = doubt["code"]
    if code == "unread" and AS_HEADING in doubt.get("among", ()):
        return -1
    return _ORDER["heading" if is_of_prose(doubt) else code]


def groups(found: Sequence[Question]) -> list[list[Question]]:
    """Questions that go together, in the order of the first of each; more than anyone overlooks are parted."""
    gathered: dict[tuple[object, ...], list[Question]] = {}
    for question in found:
        gathered.setdefault(question.together, []).append(question)
    return [group[at : at + MOST_TOGETHER] for group in gathered.values() for at in range(0, len(group), MOST_TOGETHER)]


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


class _Asker:
    """Makes questions of an agreement's doubts."""

    def __init__(self, graph: Graph, language: Language) -> None:
        self.graph = graph
        self.choices = Choices(graph, language)

    def question(self, position: int, doubt: dict[str, Any]) -> Question:
        """The doubt at a position as a question."""
        graph, about, code, field = self.graph, str(doubt.get("about", "")), doubt["code"], doubt.get("field")
        origin = graph.origin.get(about)
        if code == "unread":
            field = "outcomes" if graph.nodes.get(about) == "indicator" else None
        place: PathInFile | None = (*origin, field) if origin is not None and field else None
        subject = "" if origin is None else str(graph.first(about, "title") or graph.printed(about, "text"))
        goal = about.partition("/")[0]
        held, around = "", "" if goal == about else str(graph.first(goal, "title") or "")
        if code == "heading":
            held, around = self._beside.get((about, doubt["read"]), ("", ""))
        if code == "outcome-year" and (now := figures(graph, place)):
            doubt = {**doubt, "read": "; ".join(now)}  # as they have been read since
        blank = Question(position, doubt, subject, around, place, self.choices, held=held)
        return blank._replace(**_form(blank)._asdict())

    @cached_property
    def _beside(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Of each line of each appendix, whether it is read as a heading or in a text, and what is before and after.

        Where several lines say the same, the first counts.
        """
        beside: dict[tuple[str, str], tuple[str, str]] = {}
        for appendix in self.graph.agreement.appendices:
            about, before = f"appendix/{appendix['belongs_to']}", ""
            for title, text in _texts(appendix.get("sections", [])):
                beside.setdefault((about, title), (AS_HEADING, f"{before} […] {' '.join(text[:1])}"))
                for position, line in enumerate(text):
                    around = [*text[max(position - 1, 0) : position], "[…]", *text[position + 1 : position + 2]]
                    beside.setdefault((about, line), (AS_TEXT, f"{title}: {' '.join(around)}"))
                before = f"{title}: {' '.join(text[-1:])}"
        return beside


def _texts(sections: Sequence[dict[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    """The title and the paragraphs of every section at any depth; none where it is not known which."""
    for section in sections:
        text = section.get("text", [])
        yield str(section.get("title", "")), text if isinstance(text, list) else []
        yield from _texts(section.get("sections", []))
