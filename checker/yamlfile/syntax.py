"""The parser's complaint about what is no YAML -> a fault that a coordinator understands.

libyaml says what it expected of the grammar; the usual causes are told from the text around the spot. Both of
PyYAML's parsers are understood. What is not recognised is quoted.
"""

import re
from collections.abc import Callable

from yaml.error import MarkedYAMLError, YAMLError

from checker.named import NamedTuple
from checker.yamlfile.build import Oddity
from checker.yamlfile.oddities import tag
from checker.yamlfile.places import Fault, Source, whole_file

_COLON_THEN_SPACE = re.compile(r"""[^\s#"'][^#]*:\s""")
_NO_SPACE_AFTER_COLON = re.compile(r"\s*(?:- +)*[\w.-]+:[^\s:]")
_OPENING_QUOTE = re.compile(r"""(?:^|[:,\[{-])\s*["']$""")
_EMPTY_LIST_ABOVE = re.compile(r"\[ *\](?= *(?:#.*)?\n(?:\s|#.*\n)*\Z)")
_BRACKETS = {"[": ("Hakparentesen", "bracket", "]"), "{": ("Klammern", "brace", "}")}


class Trouble(NamedTuple):
    """A complaint: its words, the index where the parser gave up and the index where what it was reading began."""

    context: str
    problem: str
    at: int
    since: int
    source: Source

    @property
    def sign(self) -> str:
        """The character at which the parser gave up; empty at the end of the file."""
        return self.source.text[self.at : self.at + 1]

    def line(self, index: int) -> int:
        """The line (from 1) of a character."""
        return self.source.position(index)[0]

    @property
    def before(self) -> str:
        """What stands before the spot on its line."""
        line, column = self.source.position(self.at)
        return self.source.line_text(line)[: column - 1]

    def fault(self, index: int, sv: str, en: str) -> Fault:
        """A fault at one character."""
        return Fault(self.source.place(index), sv, en)


def syntax_fault(error: YAMLError, source: Source) -> Fault:
    """The fault that tells the user of `error`, placed where it can be put right."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _unknown(str(error), whole_file(source.file).file, source)
    at = min(error.problem_mark.index, len(source.text))
    since = error.context_mark.index if error.context_mark is not None else at
    trouble = Trouble(error.context or "", error.problem or "", at, since, source)
    for words, cause in _CAUSES:
        if words in trouble.problem or words in trouble.context:
            fault = cause(trouble)
            if fault is not None:
                return fault
    return _fallback(trouble)


def _unknown(problem: str, file: str, source: Source) -> Fault:
    return Fault(
        whole_file(file),
        f"Filen går inte att läsa som YAML. Läsaren säger: ”{problem}”",
        f"The file cannot be read as YAML. The parser says: “{problem}”",
    )


def _fallback(trouble: Trouble) -> Fault:
    problem = f"{trouble.context}: {trouble.problem}" if trouble.context else trouble.problem
    return trouble.fault(
        trouble.at,
        f"Filen går inte att läsa som YAML från och med här. Läsaren säger: ”{problem}”",
        f"The file cannot be read as YAML from here on. The parser says: “{problem}”",
    )


def _tab(trouble: Trouble) -> Fault | None:
    if trouble.sign != "\t":
        return None
    return trouble.fault(
        trouble.at,
        "Raden är indragen med en tabb. Använd mellanslag i stället.",
        "The line is indented with a tab. Use spaces instead.",
    )


def _special(trouble: Trouble) -> Fault:
    sign = trouble.source.text[trouble.since : trouble.since + 1]
    return trouble.fault(
        trouble.since,
        f"Ett värde får inte börja med tecknet {sign} . Sätt citattecken runt hela värdet.",
        f"A value must not begin with the character {sign} . Put the whole value in quotation marks.",
    )


def _directive(trouble: Trouble) -> Fault:
    return trouble.fault(
        trouble.since,
        "En rad får inte börja med %. Ta bort raden, eller sätt citattecken runt texten.",
        "A line must not begin with %. Remove the line, or put the text in quotation marks.",
    )


def _quote(trouble: Trouble) -> Fault:
    sign = trouble.source.text[trouble.since : trouble.since + 1]
    return trouble.fault(
        trouble.since,
        f"Citattecknet (`{sign}`) som öppnas här stängs aldrig.",
        f"The quotation mark (`{sign}`) that opens here is never closed.",
    )


def _escape(trouble: Trouble) -> Fault:
    return trouble.fault(
        max(trouble.source.text.rfind("\\", 0, trouble.at + 1), 0),
        "Mellan dubbla citattecken får ett omvänt snedstreck (`\\`) inte stå ensamt. "
        "Skriv `\\\\`, eller använd enkla citattecken (`'`) runt värdet.",
        "Between double quotation marks a backslash (`\\`) must not stand alone. "
        "Write `\\\\`, or put the value in single quotation marks (`'`).",
    )


def _bracket(trouble: Trouble) -> Fault | None:
    opening = trouble.source.text[trouble.since : trouble.since + 1]
    if opening not in _BRACKETS:
        return None
    sv, en, closing = _BRACKETS[opening]
    if trouble.sign and trouble.sign in "]}":
        return trouble.fault(
            trouble.at,
            f"Här står `{trouble.sign}`, men `{opening}` på rad {trouble.line(trouble.since)} stängs med `{closing}`.",
            f"Here stands `{trouble.sign}`, but `{opening}` on line {trouble.line(trouble.since)} "
            f"is closed by `{closing}`.",
        )
    if trouble.sign and trouble.line(trouble.since) == trouble.line(trouble.at):
        if trouble.sign == ":":
            return _second_colon(trouble)
        return trouble.fault(
            trouble.at,
            f"Ett kommatecken saknas före detta, eller ett `{closing}`.",
            f"A comma is missing before this, or a `{closing}`.",
        )
    return trouble.fault(
        trouble.since,
        f"{sv} (`{opening}`) som öppnas här stängs aldrig.",
        f"The {en} (`{opening}`) that opens here is never closed.",
    )


def _second_colon(trouble: Trouble) -> Fault:
    return trouble.fault(
        trouble.at,
        "Här står ett kolon till i samma värde. Om det hör till texten: sätt citattecken runt hela värdet.",
        "Here is another colon in the same value. If it belongs to the text, put the whole value in quotation marks.",
    )


def _colon(trouble: Trouble) -> Fault:
    """A colon where no field can begin: a second one on the line, or a line that is deeper than the one above."""
    if _COLON_THEN_SPACE.search(trouble.before):
        return _second_colon(trouble)
    line = trouble.line(trouble.at) - 1
    while line > 0 and not trouble.source.line_text(line).strip():
        line -= 1
    above = trouble.source.line_text(line)
    if above.strip() and ":" not in above:
        return _no_colon(trouble, trouble.source.starts[line - 1] + len(above) - len(above.lstrip()))
    return _indentation(trouble)


def _no_colon(trouble: Trouble, index: int) -> Fault:
    line = trouble.source.line_text(trouble.line(index))
    if _NO_SPACE_AFTER_COLON.match(line):
        return trouble.fault(
            index,
            "Ett mellanslag saknas efter kolonet: skriv `fält: värde`.",
            "A space is missing after the colon: write `field: value`.",
        )
    return trouble.fault(
        index,
        "Ett kolon saknas på raden: skriv `fält: värde`.",
        "A colon is missing on the line: write `field: value`.",
    )


def _missing_colon(trouble: Trouble) -> Fault:
    return _no_colon(trouble, trouble.since)


def _misplaced(trouble: Trouble) -> Fault:
    """Text where a new field or list member was expected: after a quotation, or in the wrong column."""
    before = trouble.before.rstrip()
    if empty := _EMPTY_LIST_ABOVE.search(trouble.source.text[: trouble.at]) if trouble.sign == "-" else None:
        sv = "En tom lista (`[]`) följs här av värden. Ta bort `[]`."
        return trouble.fault(empty.start(), sv, "An empty list (`[]`) is followed by values here. Remove `[]`.")
    if _OPENING_QUOTE.search(before):
        return _quote_above(trouble, before[-1])
    if before.endswith(('"', "'")):
        return trouble.fault(
            trouble.at,
            f"Här står text efter det avslutande citattecknet (`{before[-1]}`). "
            "Låt citattecken omfatta hela värdet, och skriv citattecken inuti det av den andra sorten.",
            f"Here is text after the closing quotation mark (`{before[-1]}`). "
            "Let the quotation marks enclose the whole value, and use the other kind inside it.",
        )
    return _indentation(trouble)


def _quote_above(trouble: Trouble, sign: str) -> Fault:
    """The quotation that ended here was meant to begin here: on a line above, one was not closed."""
    line = trouble.line(trouble.at) - 1
    while line > 0 and trouble.source.line_text(line).count(sign) % 2 == 0:
        line -= 1
    if line == 0:
        return _indentation(trouble)
    return _quote(trouble._replace(since=trouble.source.starts[line - 1] + trouble.source.line_text(line).rfind(sign)))


def _indentation(trouble: Trouble) -> Fault:
    line = trouble.line(trouble.at)
    text = trouble.source.line_text(line)
    return trouble.fault(
        min(trouble.at, trouble.source.starts[line - 1] + len(text) - len(text.lstrip())),
        "Raden är inte rätt indragen. Den ska börja i samma kolumn som de rader den hör ihop med.",
        "The line is not indented rightly. It should begin in the same column as the lines it belongs with.",
    )


def _list_member(trouble: Trouble) -> Fault:
    return trouble.fault(
        trouble.at,
        "En lista med `- ` ska börja på en egen rad. Om strecket hör till texten: sätt citattecken runt värdet.",
        "A list with `- ` should begin on its own line. If the dash belongs to the text, put it in quotation marks.",
    )


def _nothing(trouble: Trouble) -> Fault:
    if not trouble.sign.strip():
        return trouble.fault(
            trouble.at,
            "Filen slutar mitt i ett värde. Är hela filen med?",
            "The file ends in the middle of a value. Is the whole file there?",
        )
    return trouble.fault(
        trouble.at,
        f"Ett värde saknas före `{trouble.sign}`. Om tecknet hör till texten: sätt citattecken runt hela värdet.",
        f"A value is missing before `{trouble.sign}`. If it belongs to the text, put the value in quotation marks.",
    )


def _tag(trouble: Trouble) -> Fault:
    return tag(Oddity("tag", trouble.since, trouble.since), trouble.source)


def _loose(trouble: Trouble) -> Fault:
    return trouble.fault(
        trouble.at,
        "Det som står här hör inte ihop med det som står ovanför. Kontrollera indragning och kolon.",
        "What stands here does not go together with what stands above. Check indentation and colons.",
    )


# Words of the parsers (libyaml's, and PyYAML's own where they differ), each with the cause that they point to. The
# first that gives a fault is taken.
_CAUSES: tuple[tuple[str, Callable[[Trouble], Fault | None]], ...] = (
    ("tab character", _tab),
    ("that cannot start any token", _tab),
    ("that cannot start any token", _special),
    ("alphabetic or numeric", _special),
    ("directive", _directive),
    ("incompatible YAML document", _directive),
    ("comment or line break", _special),
    ("comment or a line break", _special),
    ("escape", _escape),
    ("hexdecimal", _escape),
    ("hexadecimal", _escape),
    ("quoted scalar", _quote),
    ("expected ',' or", _bracket),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _missing_colon),
    ("sequence entries are not allowed", _list_member),
    ("tag", _tag),
    ("expected node content", _nothing),
    ("expected the node content", _nothing),
    ("expected key", _misplaced),
    ("expected '-' indicator", _misplaced),
    ("expected <block end>", _misplaced),
    ("<document start>", _loose),
)
