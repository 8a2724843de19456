"""An Excel workbook that a coordinator forwards as it is: a summary, the findings as a table, what cannot be decided.

Everything that comes from data is written as text: nothing is reckoned with, linked or taken for a number. The same
result gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Final

from checker import __version__
from checker.characters import on_one_line
from checker.finding import State, subject_label
from checker.finding.words import open_questions, question_words
from checker.graph import AGREEMENT
from checker.output.result import Result
from checker.output.table import HEADINGS, columns, finding_rows, place_words
from checker.output.words import SAYS, agreement_title, comparison_counts, count_words, rules_words
from checker.run import Checked
from checker.vocabulary import SEVERITIES
from checker.words import Text, enumerate_words, unique
from checker.workbook import Book, Toned

SUMMARY: Final = Text("Sammanfattning", "Summary")
FINDINGS: Final = Text("Iakttagelser", "Findings")
UNDECIDED: Final = Text("Kan inte avgöras", "Undecided")

_MOST_HELD: Final = 24
"""Of more agreements than this the rows are written one after another, in memory that does not grow with them."""

_HEAD: Final = Text("Granskning av överenskommelse", "Check of an agreement")
_FACTS: Final[dict[str, Text]] = {
    "agreement": Text("Överenskommelse", "Agreement"),
    "municipality": Text("Kommun", "Municipality"),
    "file": Text("Fil", "File"),
    "day": Text("Granskad", "Checked"),
    "rules": Text("Regler", "Rules"),
    "compared": Text("Jämfört med", "Compared with"),
    "faults": Text("Kan inte läsas", "Cannot be read"),
    "judged": Text("Så läser du", "How to read"),
    "made": Text("Gjord med", "Made with"),
}
_MEANINGS: Final[dict[str, Text]] = {
    "error": Text(
        "bör stoppa beslutet tills det är rättat eller någon har sagt varför det ska stå kvar",
        "should stop the decision until it is mended or somebody has said why it should stand",
    ),
    "warning": Text("brister som någon bör ta ställning till", "shortcomings that somebody should consider"),
    "info": Text("bra att veta", "good to know"),
    "undecided": Text(
        "något är okänt; vad, står i bladet Kan inte avgöras", "something is unknown; the sheet Undecided says what"
    ),
    "waived": Text("får stå kvar enligt beslut, se kolumnen Beslut", "may stand by decision, see the column Decision"),
    "baseline": Text(
        "fanns redan när överenskommelsen togs in i verktyget", "were there when the agreement was taken on board"
    ),
}
_JUDGED: Final = Text(
    "Iakttagelserna är verktygets, inte kommunens. Står det ”enligt bedömd koppling” vilar iakttagelsen på en koppling "
    "som en läsare har gjort; då kan det vara kopplingen som är fel.",
    "The findings are the tool's, not the municipality's. What is found “by a judged link” rests on a link that a "
    "reader made; the link may be what is wrong.",
)
_NO_FINDINGS: Final = Text("Inga iakttagelser.", "No findings.")
_UNCHECKED: Final = Text("Ingen överenskommelse kunde granskas.", "No agreement could be checked.")
_NO_QUESTIONS: Final = Text("Inget: det som prövades kunde avgöras.", "Nothing: all that was checked could be decided.")
_QUESTION: Final = (
    Text("Vad som är okänt", "What is unknown"),
    Text("Gäller", "Concerns"),
    Text("Regler som prövas när svaret finns", "Rules that are checked when the answer is there"),
)


def written(result: Result) -> bytes:
    """The workbook's bytes."""
    stream = BytesIO()
    title = ", ".join(unique(map(agreement_title, result.runs))) or _HEAD.in_(result.language)
    book = Book(stream, on_one_line(title), result.language, row_by_row=len(result.runs) > _MOST_HELD)
    _summary(book, result)
    _findings(book, result)
    _undecided(book, result)
    book.close(
        subject=_HEAD.in_(result.language),
        author=f"styrkoll {__version__}",
        created=datetime(result.day.year, result.day.month, result.day.day),
    )
    return stream.getvalue()


def _summary(book: Book, result: Result) -> None:
    book.facts(SUMMARY.in_(result.language), _lines(result))


def _lines(result: Result) -> Iterator[tuple[str, str, str]]:
    """What the summary says: a name, what is said under it, and how the name is emphasised."""
    language = result.language
    nothing = ("", "", "")
    yield _HEAD.in_(language), "", "title"
    for run in result.runs:
        yield nothing
        yield from ((_FACTS[key].in_(language), words, "") for key, words in _facts(run, result))
        yield nothing
        yield from _counts(run, result)
    if result.faults:
        yield nothing
        name = _FACTS["faults"].in_(language)
        for fault in result.faults:
            yield name, f"{place_words(fault.place, language)}: {fault.text(language)}", "error"
    yield nothing
    yield _FACTS["judged"].in_(language), _JUDGED.in_(language), ""
    yield _FACTS["made"].in_(language), f"styrkoll {__version__}", ""


def _facts(run: Checked, result: Result) -> Iterator[tuple[str, str]]:
    language = result.language
    yield "agreement", agreement_title(run)
    if municipality := run.graph.first(AGREEMENT, "municipality"):
        yield "municipality", str(municipality)
    yield "file", run.agreement.document.file
    yield "day", result.day.isoformat()
    yield "rules", rules_words(run, language)
    if run.comparison is not None:
        yield "compared", f"{run.comparison.other}: {', '.join(comparison_counts([run], language))}"


def _counts(run: Checked, result: Result) -> Iterator[tuple[str, str, str]]:
    """How many there are of each sort, and what that means; what may stand only where anything may."""
    language = result.language
    numbers: dict[str, tuple[Text, int]] = {key: (name, run.count(key)) for key, name in SEVERITIES.items()}
    numbers["undecided"] = SAYS["undecided"], len(run.undecided)
    numbers |= {str(state): (SAYS[str(state)], len(run.in_state(state))) for state in (State.WAIVED, State.BASELINE)}
    for key, (name, number) in numbers.items():
        if number or key not in (State.WAIVED, State.BASELINE):
            words = f"{count_words('findings', number, language)} – " if key in SEVERITIES else f"{number} – "
            yield name.in_(language).capitalize(), words + _MEANINGS[key].in_(language), key


def _findings(book: Book, result: Result) -> None:
    fields = columns(result)
    rows = (row._asdict() for row in finding_rows(result))
    severities = {text.in_(result.language): key for key, text in SEVERITIES.items()}
    book.table(
        FINDINGS.in_(result.language),
        [HEADINGS[field].in_(result.language) for field in fields],
        (
            [
                Toned(row[field], severities.get(row[field], "")) if field == "severity" else row[field]
                for field in fields
            ]
            for row in rows
        ),
        empty=(_NO_FINDINGS if result.runs else _UNCHECKED).in_(result.language),
        numbers=fields.index("number"),
    )


def _undecided(book: Book, result: Result) -> None:
    language = result.language
    several = len(result.runs) > 1
    named = [HEADINGS["agreement"]] if several else []
    book.table(
        UNDECIDED.in_(language),
        [text.in_(language) for text in (*named, *_QUESTION)],
        (cells if several else cells[1:] for run in result.runs for cells in _asked(run, result)),
        empty=(_NO_QUESTIONS if result.runs else _UNCHECKED).in_(language),
    )


def _asked(run: Checked, result: Result) -> Iterator[list[str]]:
    """The questions, each with its agreement, whom it concerns and the rules that wait."""
    for question in open_questions(run.undecided):
        subjects = unique(subject_label(run.graph, subject) for subject in question.subjects)
        rules = enumerate_words(question.rules, result.language)
        yield [agreement_title(run), question_words(question, result.language), "; ".join(subjects), rules]
