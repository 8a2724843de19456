"""What a parser takes and we do not, in words."""

import re
from collections.abc import Callable

from checker.words import figure
from checker.yamlfile.build import DEEPEST, MOST_ODDITIES, Oddity
from checker.yamlfile.events import MOST_VALUES
from checker.yamlfile.places import Fault, Place, Source

_WORD = re.compile(r"[^\s,\[\]{}]+")
_CONFLICT = re.compile(r"^(?:(<{7}|>{7}|\|{7})(?: .*)?|={7})$", re.MULTILINE)


def conflict_markers(source: Source) -> list[Fault]:
    """A fault for each line that git left for an unfinished merge; a bare `=======` counts only beside the others."""
    found = list(_CONFLICT.finditer(source.text.replace("\r", "\n")))
    if not any(marker[1] for marker in found):
        return []
    return [
        Fault(
            source.place(marker.start(), marker.end()),
            f"Här står `{marker[0][:40]}`, som git lämnar efter en sammanslagning som inte blev klar. "
            "Välj vilka rader som ska gälla och ta bort märkena.",
            f"Here stands `{marker[0][:40]}`, which git leaves after an unfinished merge. "
            "Choose which lines are to hold, and remove the markers.",
        )
        for marker in found
    ]


def worded(oddity: Oddity, source: Source) -> Fault:
    """The fault that tells the user of `oddity`."""
    return _WORDED[oddity.kind](oddity, source)


def _duplicate(oddity: Oddity, source: Source) -> Fault:
    line = source.position(oddity.other)[0]
    return Fault(
        source.place(oddity.begin, oddity.end),
        f"Fältet `{oddity.words}` står två gånger: här och på rad {line}. Ta bort eller döp om det ena.",
        f"The field `{oddity.words}` stands twice: here and on line {line}. Remove or rename one of them.",
    )


def _merge(oddity: Oddity, source: Source) -> Fault:
    return Fault(
        source.place(oddity.begin, oddity.end),
        "Här hämtas fält från ett annat ställe med `<<`, vilket inte går i den här filen. Skriv ut fälten.",
        "Fields are merged in with `<<` here, which this file cannot do. Write the fields out.",
    )


def _alias(oddity: Oddity, source: Source) -> Fault:
    place, words = _from_sign("*", oddity, source)
    return Fault(
        place,
        f"`{words}` läses som en hänvisning till ett annat värde, vilket inte går i den här filen. "
        "Skriv ut värdet, eller sätt citattecken runt det om `*` hör till texten.",
        f"`{words}` is read as a reference to another value (an alias), which this file cannot have. "
        "Write the value out, or put it in quotation marks if `*` belongs to the text.",
    )


def _anchor(oddity: Oddity, source: Source) -> Fault:
    place, words = _from_sign("&", oddity, source)
    return Fault(
        place,
        f"`{words}` läses som ett märke att hänvisa till, vilket inte går i den här filen. "
        "Ta bort det, eller sätt citattecken runt värdet om `&` hör till texten.",
        f"`{words}` is read as a mark to refer to (an anchor), which this file cannot have. "
        "Remove it, or put the value in quotation marks if `&` belongs to the text.",
    )


def tag(oddity: Oddity, source: Source) -> Fault:
    """The fault of a tag, such as `!!python/name`."""
    place, words = _from_sign("!", oddity, source)
    return Fault(
        place,
        f"`{words}` läses som en typangivelse (YAML-tagg), vilket inte går i den här filen. "
        "Ta bort den, eller sätt citattecken runt värdet om `!` hör till texten.",
        f"`{words}` is read as a YAML tag, which this file cannot have. "
        "Remove it, or put the value in quotation marks if `!` belongs to the text.",
    )


def _from_sign(sign: str, oddity: Oddity, source: Source) -> tuple[Place, str]:
    """Anchor and tag may stand in either order before a value: look for the sign itself."""
    begin = max(source.text.find(sign, oddity.begin), oddity.begin)
    word = _WORD.match(source.text, begin)
    words = word[0] if word else sign
    return source.place(begin, begin + len(words)), words[:40]


def _key(oddity: Oddity, source: Source) -> Fault:
    return Fault(
        source.place(oddity.begin, oddity.end),
        "Här står en lista eller ett block där ett fältnamn väntades. Sätt citattecken runt om det är en text.",
        "Here is a list or a block where the name of a field was expected. Put it in quotation marks if it is text.",
    )


def _document(oddity: Oddity, source: Source) -> Fault:
    return Fault(
        source.place(oddity.begin, oddity.end),
        "Här börjar ett dokument till (`---`), men en fil får bara ha ett. Ta bort raden eller dela filen i två.",
        "Another document begins here (`---`), but a file may hold only one. Remove the line or split the file.",
    )


def _deep(oddity: Oddity, source: Source) -> Fault:
    return Fault(
        source.place(oddity.begin, oddity.end),
        f"Här ligger mer än {DEEPEST} nivåer inuti varandra. Resten av filen lästes inte.",
        f"More than {DEEPEST} levels are nested here. The rest of the file was not read.",
    )


def _many(oddity: Oddity, source: Source) -> Fault:
    most = figure(MOST_VALUES)
    return Fault(
        source.place(oddity.begin, oddity.end),
        f"Filen har fler än {most.sv} värden. Resten från och med den här platsen lästes inte.",
        f"The file holds more than {most.en} values. The rest, from here on, was not read.",
    )


def _more(oddity: Oddity, source: Source) -> Fault:
    return Fault(
        source.place(oddity.begin, oddity.end),
        f"Filen har fler än {MOST_ODDITIES} sådana fel. Resten från och med den här platsen lästes inte.",
        f"The file has more than {MOST_ODDITIES} such faults. The rest, from here on, was not read.",
    )


_WORDED: dict[str, Callable[[Oddity, Source], Fault]] = {
    "duplicate": _duplicate,
    "merge": _merge,
    "alias": _alias,
    "anchor": _anchor,
    "tag": tag,
    "key": _key,
    "document": _document,
    "deep": _deep,
    "many": _many,
    "more": _more,
}
