"""The page that tells how much there may be of each thing, from the numbers that the tool goes by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker import archive, rendering
from checker.agreement import limits as agreement
from checker.decisions.changes import MOST_CHANGES
from checker.engine import MOST_WORK
from checker.finding import places
from checker.finding.little import MOST_TOLD
from checker.follow_up import form_file, form_in
from checker.gapreport import limits as report
from checker.graph import paths
from checker.importer import read_text
from checker.importer.doubts import questions
from checker.importer.pdf import account
from checker.importer.pdf import printed as pdf
from checker.importer.read_document import MOST_BYTES as MOST_IN_DOCUMENT
from checker.importer.word import parts, read_word
from checker.named import NamedTuple
from checker.rulebook import limits as rules
from checker.rulebook import patterns
from checker.rulebook.constraints.pattern import SECONDS_TOGETHER
from checker.run import MOST_ANSWERS
from checker.words import figure, number_words
from checker.yamlfile import build, decode, events
from checker.yamlfile import places as faults


class Limit(NamedTuple):
    """At most so much of something: a count, or a size in bytes."""

    sv: str
    en: str
    most: int
    size: bool = False


class _Group(NamedTuple):
    heading: str
    words: str
    limits: tuple[Limit, ...]


_GROUPS: Final = (
    _Group(
        "Filer",
        "Gäller varje fil i YAML: avtalsfiler, regler, undantag, inställningar och redovisningar.",
        (
            Limit("storlek", "size", decode.MOST_BYTES, size=True),
            Limit("värden", "values", events.MOST_VALUES),
            Limit("nivåer inuti varandra", "levels inside each other", build.DEEPEST),
        ),
    ),
    _Group(
        "Avtalsfilen",
        "Delar är mål, uppdrag, avsnitt, önskade resultat, påståenden, indikatorer, utfall och så vidare.",
        (
            Limit("delar av ett slag", "parts of one sort", agreement.MOST_PARTS),
            Limit("delar sammanlagt", "parts together", agreement.MOST_TOGETHER),
            Limit("bilagor", "appendices", agreement.MOST_APPENDICES),
            Limit("stycken text", "paragraphs of text", agreement.MOST_PARAGRAPHS),
            Limit(
                "värden som något okänt kan vara (`among`), sammanlagt",
                "values that something unknown may be (`among`), together",
                agreement.MOST_CANDIDATES,
            ),
            Limit("mottagare genom `all: true`, sammanlagt", "recipients by `all: true`", agreement.MOST_MEANT),
            Limit(
                "kopplingar från resultat till deras påståenden genom `measured_by`, sammanlagt",
                "links by `measured_by` of results to their claims",
                agreement.MOST_MEANT,
            ),
        ),
    ),
    _Group(
        "Iakttagelser och ändringar",
        "Är det fler än så redovisas ingen av dem: se [handledningen](guide.md#när-filen-inte-går-att-läsa).",
        (
            Limit(
                "iakttagelser om en överenskommelse, med det som inte kan avgöras",
                "findings on an agreement, with what is undecided",
                MOST_ANSWERS,
            ),
            Limit(
                "ändringar från en version av en överenskommelse till en annan",
                "changes from one version of an agreement to another",
                MOST_CHANGES,
            ),
        ),
    ),
    _Group(
        "Regler",
        "De regler som följer med är färre än hundra och har sammanlagt drygt femhundra villkor.",
        (
            Limit("regler, i alla mappar tillsammans", "rules, in all folders together", rules.MOST_RULES),
            Limit(
                "villkor i en regel: varje ord i `where` och `require` är ett, också varje steg på en väg",
                "conditions in a rule: each word in `where` and `require`, and each step of a path",
                rules.MOST_CONDITIONS,
            ),
            Limit("villkor i alla regler tillsammans", "conditions in all rules", rules.MOST_CONDITIONS_TOGETHER),
            Limit("exempel på en regel", "examples of a rule", rules.MOST_EXAMPLES),
            Limit(
                "grunder, parametrar och regler som en regel följer av, av varje",
                "bases, parameters and rules that a rule follows from, of each",
                rules.MOST_LISTED,
            ),
            Limit("vägar i `unique_values_for`", "paths in `unique_values_for`", rules.MOST_KEYS),
            Limit("ord och tecken i en väg", "words and signs in a path", paths.LONGEST),
            Limit("tecken i ett id", "characters in an id", rules.LONGEST_ID),
            Limit(
                "tecken i en text till läsaren, på ett språk",
                "characters in a text to the reader, in one language",
                rules.LONGEST_TEXT,
            ),
            Limit("ord inom klamrar i en sådan text", "placeholders in such a text", rules.MOST_PLACEHOLDERS),
            Limit("tecken i ett mönster", "characters in a pattern", patterns.LONGEST_PATTERN),
            Limit("källor i en `sources.yaml`", "sources in a `sources.yaml`", rules.MOST_SOURCES),
            Limit(
                "värden som reglerna går igenom när en överenskommelse granskas",
                "values that the rules go through while an agreement is judged",
                MOST_WORK,
            ),
            Limit(
                "sekunder av sökning, sammanlagt, i texter som kan ta lång tid att söka i",
                "seconds of searches, together, in texts that may take long to search through",
                int(SECONDS_TOGETHER),
            ),
            Limit(
                "värden som gås igenom för det som iakttagelserna säger; ett som räknas upp är trettio",
                "values gone through for what findings say; one that is listed counts as thirty",
                MOST_TOLD,
            ),
        ),
    ),
    _Group(
        "Rapport, bilder och formulär",
        "De tre första gäller inte granskningen: av en större överenskommelse görs en rapport, en bild eller formulär "
        "för en verksamhet i taget, med `--division`. Rader därutöver i ett formulär läses inte, och det sägs. En bild "
        "som är större än de två sista står inte i Word-filen, eller sparas bara som SVG.",
        (
            Limit("mål och uppdrag", "goals and assignments", report.MOST_ITEMS),
            Limit("verksamheter", "divisions", report.MOST_DIVISIONS),
            Limit(
                "fördelningar av mål och uppdrag till verksamheter",
                "allocations of goals and assignments to divisions",
                report.MOST_GIVEN,
            ),
            Limit("stycken i en rapport i Word", "paragraphs in a report in Word", report.MOST_IN_WORD),
            Limit("ett ifyllt formulär, uppackat", "a filled form, unpacked", form_file.LARGEST, size=True),
            Limit("celler på ett blad i ett formulär", "cells on a sheet of a form", form_file.MOST_CELLS),
            Limit("rader på ett blad i ett formulär", "rows on a sheet of a form", form_in.MOST_ROWS),
            Limit("sidor av en bild i Word", "pages of a picture in Word", report.MOST_SHEETS),
            Limit("bildpunkter i en bild som PNG", "pixels of a picture as PNG", report.MOST_PIXELS),
        ),
    ),
    _Group(
        "Dokument som läses in",
        "En överenskommelse brukar vara långt under 1 MB och ha några tusen rader.",
        (
            Limit("storlek", "size", MOST_IN_DOCUMENT, size=True),
            Limit("storlek, som text", "size, as text", decode.MOST_BYTES, size=True),
            Limit("rader med text", "lines with text", read_text.MOST_LINES),
            Limit(
                "delarna av en Word-fil, uppackade",
                "the parts of a Word file, unpacked",
                archive.LARGEST,
                size=True,
            ),
            Limit("delar av en Word-fil", "parts of a Word file", archive.MOST_PARTS),
            Limit(
                "stycken, celler, ord i egen stil och annat i Word",
                "paragraphs, cells and so on in Word",
                parts.MOST_ELEMENTS,
            ),
            Limit("kolumner i en tabell i Word", "columns of a table in Word", read_word.MOST_COLUMNS),
            Limit("sidor i en PDF", "pages of a PDF", pdf.MOST_PAGES),
            Limit(
                "tecken på en sida i en PDF; streck och bilder räknas som flera",
                "letters on a page of a PDF; lines and pictures count as several",
                account.MOST_LETTERS,
            ),
            Limit(
                "det som packas upp ur en PDF av vanlig storlek",
                "what is unpacked of a PDF of usual size",
                account.MOST_UNPACKED,
                size=True,
            ),
            Limit(
                "det som ritar en sida i en PDF, uppackat",
                "what draws a page of a PDF, unpacked",
                pdf.MOST_ON_PAGE,
                size=True,
            ),
            Limit(
                "det som ritar alla sidor, uppackat",
                "what draws all pages, unpacked",
                pdf.MOST_IN_FILE,
                size=True,
            ),
            Limit(
                "svar att välja bland, av `doubts --format json`",
                "answers to choose from, by `doubts --format json`",
                questions.MOST_CHOICES,
            ),
        ),
    ),
    _Group(
        "Det som visas av mycket",
        "Är det mer än så visas de första.",
        (
            Limit("fel av ett slag i en fil", "faults of one sort in a file", faults.MOST_TOLD),
            Limit(
                "andra ställen som en iakttagelse nämner",
                "other places that a finding tells of",
                places.MOST_RELATED,
            ),
            Limit(
                "tecken av en rubrik, ett namn eller en text",
                "characters of a title, name or text",
                rendering.LONGEST,
            ),
        ),
    ),
)

_HEAD: Final = """\
# Så mycket får det vara

<!-- Skapad av `python -m checker.prove.docs`. Ändra inte här; ändra orden och kör kommandot igen. -->

Ingen som skriver en överenskommelse eller en regel kommer i närheten av gränserna. De finns för att en fil som är
skadad, felaktig eller illvillig inte ska hålla en dator upptagen. Är det för mycket av något sägs det, med stället, och
inget annat görs av filen.

*English: how much there may be of each thing. Nothing that people write comes near; what has too much is refused, with
the place.*
"""


def limits_page() -> str:
    """The page in Markdown."""
    return "\n".join((_HEAD, *(line for group in _GROUPS for line in _section(group))))


def _section(group: _Group) -> Iterator[str]:
    yield from (f"## {group.heading}", "", group.words, "", "| av | of | högst |", "| --- | --- | ---: |")
    for limit in group.limits:
        yield f"| {limit.sv} | {limit.en} | {_most(limit)} |"
    yield ""


def _most(limit: Limit) -> str:
    if not limit.size:
        return figure(limit.most).sv
    small = limit.most < 1_000_000
    return f"{number_words(limit.most // (1_000 if small else 1_000_000), 'sv')} {'kB' if small else 'MB'}"
