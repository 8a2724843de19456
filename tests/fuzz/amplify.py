"""Seeds -> inputs as large as they may be: a piece of a right text stands there again and again, numbered or as it is.

What grows faster than the input shows only where there is much of something, and nobody knows beforehand of what: a
member of a list, an entry, a word, a step of a path, a row, or some inside each of some others.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import Any, Final, NamedTuple

from checker.yamlfile import PathInFile, read_bytes
from tests.fuzz.hostile_values import FRAGMENTS
from tests.fuzz.mutate import MOST_BYTES, Span

_LEAST_BYTES: Final = 5_000
"""Below this size other edits try what there is."""
_HOLES: Final = ("\ue000", "\ue001", "\ue002")
"""What stands in a piece where its number is to be: private characters, of which no seed has any."""


class Piece(NamedTuple):
    """A stretch of a text that may stand there any number of times.

    `between` is what stands between two of it, and `named` where in it the name or number stands by which it is known.
    """

    begin: int
    end: int
    between: str
    named: Span | None = None

    @property
    def is_entry(self) -> bool:
        """Whether it begins with its name, so that a second one of that name is a fault."""
        return self.named is not None and self.named[0] == self.begin and self.named != self[:2]

    def holds(self, other: Piece) -> bool:
        """Whether the other is inside."""
        return self.begin <= other.begin and other.end <= self.end and self[:2] != other[:2]


class Whole(NamedTuple):
    """A text that is right, its pieces sort by sort, and the stretches of it that are values, to be made others.

    `seldom` are pieces of which there can be only one, or which nothing reads that are of a name of their own.
    """

    text: str
    sorts: tuple[tuple[Piece, ...], ...]
    values: tuple[Span, ...]
    seldom: tuple[Piece, ...] = ()


def some_size(random: Random, most: int = MOST_BYTES, least: int = _LEAST_BYTES) -> int:
    """A number of bytes, as often between ten and twenty thousand as between a hundred and two hundred."""
    return int(math.exp(random.uniform(math.log(least), math.log(most))))


def amplified(random: Random, whole: Whole, size: int) -> str:
    """The text with a piece or two repeated, or all of one name, until it has about so many bytes."""
    text = whole.text
    room = size * len(text) / len(text.encode()) - len(text)  # characters
    named = _of_one_name(random, whole) if random.random() < 0.15 else []
    if len(named) > 1:
        return _edited(text, (0, len(text)), [*_named_otherwise(text, named, room)])
    sorts = (whole.seldom,) if whole.seldom and random.random() < 0.06 else whole.sorts
    apart = _apart(_one_of(random, sorts) for _ in range(random.choice((1, 1, 2))))
    edits = [(piece[:2], _repeated(random, whole, piece, room / len(apart), 0)) for piece in apart]
    return _edited(text, (0, len(text)), edits)


def _apart(pieces: Iterable[Piece]) -> list[Piece]:
    """Those of the pieces that are not inside one before, and have none of them inside."""
    chosen: list[Piece] = []
    for piece in pieces:
        if all(piece.end <= other.begin or other.end <= piece.begin for other in chosen):
            chosen.append(piece)
    return chosen


def _of_one_name(random: Random, whole: Whole) -> list[Piece]:
    """All pieces that are known by a name that one of them has."""
    text = whole.text
    known = [(text[slice(*piece.named)], piece) for sort in whole.sorts for piece in sort if piece.named is not None]
    times = Counter(name for name, _ in known)
    name = random.choice([name for name, _ in known if times[name] > 1] or [""])
    return _apart(piece for other, piece in known if other == name)


def _named_otherwise(text: str, pieces: list[Piece], room: float) -> Iterator[tuple[Span, str]]:
    """Each of these as many times, and each time of another name, which the others have too."""
    once = [
        _edited(text, piece[:2], [(piece.named, _with_hole(text, piece.named, 0))]) for piece in pieces if piece.named
    ]
    count = int(room / (sum(map(len, once)) + 6 * len(once)))
    for piece, one in zip(pieces, once, strict=True):
        copies = (one.replace(_HOLES[0], str(number)) for number in range(count))
        yield piece[:2], piece.between.join((text[slice(*piece[:2])], *copies))


def _one_of(random: Random, sorts: tuple[tuple[Piece, ...], ...]) -> Piece:
    """A piece of any sort, long ones as often as short ones, of which there are more."""
    pieces = random.choice([sort for sort in sorts if sort])
    return max(random.choices(pieces, k=random.choice((1, 1, 3, 10))), key=lambda piece: piece.end - piece.begin)


def _repeated(random: Random, whole: Whole, piece: Piece, room: float, depth: int) -> str:
    """A piece again and again, up to so many characters; sometimes with a piece of its own repeated in each."""
    edits: list[tuple[Span, str]] = []
    inside = tuple(tuple(filter(piece.holds, sort)) for sort in whole.sorts)
    if any(inside) and depth + 1 < len(_HOLES) and random.random() < 0.4:
        inner = _one_of(random, inside)
        longest = max(room - (piece.end - piece.begin), 10)
        some = math.exp(random.uniform(2, math.log(longest)))
        edits.append((inner[:2], _repeated(random, whole, inner, some, depth + 1)))
    taken = [span for span, _ in edits]
    edits += [edit for edit in _numbered(random, whole, piece, depth) if not _meets(edit[0], taken)]
    once = _edited(whole.text, piece[:2], edits)
    return _copies(random, once, piece.between, room, depth)


def _numbered(random: Random, whole: Whole, piece: Piece, depth: int) -> Iterator[tuple[Span, str]]:
    """The edits that make each copy another: none, of its name, of all, of some; sometimes one that makes it wrong."""
    values = [span for span in whole.values if piece.begin <= span[0] and span[1] <= piece.end]
    names, way = values[:1], random.random()
    if piece.named is not None and piece.named != piece[:2] and (piece.is_entry or random.random() < 0.7):
        names = [piece.named]
    if way < (0.02 if piece.is_entry else 0.2):
        chosen = []
    elif way < 0.5:
        chosen = names
    else:
        chosen = [*{*names, *(values if way < 0.7 else _some(random, values))}]
    wrong = random.choice(values) if values and random.random() < 0.1 else None
    if wrong is not None:
        yield wrong, random.choice(FRAGMENTS)
    yield from ((span, _with_hole(whole.text, span, depth)) for span in chosen if span != wrong)


def _some(random: Random, values: list[Span]) -> Iterator[Span]:
    share = random.random()
    return (span for span in values if random.random() < share)


def _with_hole(text: str, span: Span, depth: int) -> str:
    """A value with a number in it: instead of its last figures, or after it, inside its quotes."""
    value = text[slice(*span)]
    bare = value.rstrip("\"'")
    return re.sub(r"\d+$", "", bare) + _HOLES[depth] + value[len(bare) :]


def _meets(span: Span, taken: list[Span]) -> bool:
    return any(span[0] < other[1] and other[0] < span[1] for other in taken)


def _edited(text: str, within: Span, edits: list[tuple[Span, str]]) -> str:
    """A stretch of a text with others in the place of some stretches, none of which meets another."""
    parts, at = [], within[0]
    for span, instead in sorted(edits):
        parts += [text[at : span[0]], instead]
        at = span[1]
    return "".join((*parts, text[at : within[1]]))


def _copies(random: Random, once: str, between: str, room: float, depth: int) -> str:
    """Copies of a text, each with its own number in its hole, up to so many characters; at least two."""
    hole = _HOLES[depth]
    if hole not in once:
        return between.join([once] * max(int(room / max(len(once + between), 1)), 2))
    label, outer = random.choice(_LABELS), random.choice(("", _HOLES[depth - 1])) if depth else ""
    first, length, made = random.choice((0, 1, 1, 900)), 0.0, list[str]()
    for number in itertools.count(first):
        made.append(once.replace(hole, outer + label(number)))
        length += len(made[-1]) + len(between)
        if length > room - len(made[-1]) and len(made) > 1:
            return between.join(made)
    raise AssertionError


def _letters(number: int) -> str:
    """A number in letters: a, b … z, aa, ab …"""
    return ("" if number < 26 else _letters(number // 26 - 1)) + chr(97 + number % 26)


_LABELS: Final[tuple[Callable[[int], str], ...]] = (
    *(str, str, str, _letters),
    lambda number: str(10**6 - number),
    lambda number: str(number // 2),  # each twice
    lambda number: str(number % 100),
)


def yaml_whole(text: str) -> Whole:
    """A YAML file: members of lists at every depth, entries by names of their own, and parts of values."""
    document = read_bytes(text.encode(), "seed.yaml")
    members, fields, entries, values = list[Piece](), list[Piece](), list[Piece](), list[Span]()
    for path, held in _paths(document.value, ()):
        is_entry = isinstance(path[-1], str)
        extent, key = document.extent(path), document.key_extent(path)
        begin = key[0] if is_entry else extent[0]
        is_flow = text[document.extent(path[:-1])[0]] in "[{"
        column = begin - text.rfind("\n", 0, begin) - 1
        under = " " * column if is_entry else " " * (column - 2) + "- "
        first = _first_value(held, path)
        named = key if is_entry else None if first is None else document.extent(first)
        sort = members if not is_entry else fields if _FIELD.fullmatch(str(path[-1])) else entries
        sort.append(Piece(begin, extent[1], ", " if is_flow else f"\n{under}", named))
        if first == path:
            values.append(extent)
    # What stands there several times is a word of the language, or names what is somewhere else.
    times = Counter(text[slice(*value)] for value in values)
    own = tuple(value for value in values if times[text[slice(*value)]] == 1 and not _DAY.fullmatch(text, *value))
    parts = tuple(part for value in own for part in _in_value(text, value))
    lists = tuple(members)
    return Whole(text, (lists, lists, tuple(entries), parts), own, tuple(fields))


_FIELD: Final = re.compile("[a-z_]+")
"""A key that is a field's name, of which there is one, and not a code or a year of somebody's own."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def _paths(value: Any, path: PathInFile) -> Iterator[tuple[PathInFile, Any]]:
    """The way to each member and entry below a value, and what is there."""
    steps: Iterable[str | int] = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    for step in steps:
        yield (*path, step), value[step]
        yield from _paths(value[step], (*path, step))


def _first_value(value: Any, path: PathInFile) -> PathInFile | None:
    """The way to the first text in a value, by which one of many is known: a number, an id, a code, or itself."""
    if not isinstance(value, dict | list):
        return path
    return next((below for below, held in _paths(value, path) if not isinstance(held, dict | list)), None)


def _in_value(text: str, value: Span) -> Iterator[Piece]:
    """The words of a text, the steps of a path, or the letters of a word."""
    here = text[slice(*value)]
    pattern, between = (r"[^\s\"']+", " ") if " " in here else (r"[^\s\"'/|()]+", "/") if "/" in here else (r"\w", "")
    yield from (Piece(value[0] + one.start(), value[0] + one.end(), between) for one in re.finditer(pattern, here))


def text_whole(text: str) -> Whole:
    """A document's text: its words, lines, and stretches of lines."""
    words, lines = ([*re.finditer(pattern, text)] for pattern in (r"[^\W_]+", r"[^\n]+"))
    blocks = (
        Piece(one.start(), other.end(), "\n")
        for number in (2, 3, 5, 8, 13, 30)
        for one, other in zip(lines, lines[number - 1 :], strict=False)
    )
    sorts = (
        tuple(Piece(*one.span(), between) for one in words for between in (" ", "")),
        tuple(Piece(*one.span(), "\n") for one in lines),
        tuple(blocks),
    )
    return Whole(text, sorts, tuple(one.span() for one in words))


_TAG: Final = re.compile(r"<(/?)([\w:]+)[^<>]*?(/?)>")
_IN_XML: Final = re.compile(r'(?<=>)[^<>\s][^<>]*(?=<)|(?<==")[^"<>:/]+(?=")')


def xml_whole(text: str) -> Whole:
    """A part of an office file: its elements by their names, and words of its texts and of what attributes say."""
    elements, opened = dict[str, list[Piece]](), list[int]()
    for tag in _TAG.finditer(text):
        begin = tag.start()
        if tag[1]:
            begin = opened.pop()
        elif not tag[3]:
            opened.append(begin)
            continue
        if opened:  # there is one root
            elements.setdefault(tag[2], []).append(Piece(begin, tag.end(), ""))
    values = [found.span() for found in _IN_XML.finditer(text) if found.start() > text.find("?>")]
    return Whole(text, tuple(map(tuple, elements.values())), tuple(values))


def parts_whole(text: str, between: str) -> Whole:
    """What has parts with a sign between, such as the arguments of a command: the parts, pairs of them, and words."""
    parts = [*re.finditer(f"[^{between}]+", text)]
    words = [one.span() for one in re.finditer(r"\w+", text)]
    sorts = (
        tuple(Piece(*one.span(), between) for one in parts),
        tuple(Piece(one.start(), other.end(), between) for one, other in itertools.pairwise(parts)),
        tuple(Piece(*word, joint) for word in words for joint in (",", " ", "")),
    )
    return Whole(text, sorts, tuple(words))
