"""The holes: words, fields, kinds and clauses that no rule reads, sources that none stands on, rules without basis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from checker.named import NamedTuple
from checker.output.format_reference import fields_of_parts
from checker.prove.coverage.explained import CLAUSES as UNCITED
from checker.prove.coverage.explained import FIELDS, WORDS
from checker.prove.coverage.explained import KINDS as UNCHECKED
from checker.prove.coverage.reads import Reads, every_word
from checker.rulebook import Rulebook
from checker.vocabulary import BODY, CLAUSES, ITEM, KINDS
from checker.words import LANGUAGES, Text, enumerate_words

SORTS: Final = {
    "word": Text("ord", "word"),
    "field": Text("fält", "field"),
    "kind": Text("slag", "kind"),
    "clause": Text("bestämmelse", "clause"),
    "source": Text("källa", "source"),
    "rule": Text("regel", "rule"),
}


HOLDS: Final[dict[str, tuple[str, ...]]] = {
    "agreement": ("agreement",),
    "clauses": ("clause",),
    "bodies": BODY,
    "areas": ("area",),
    "operational_areas": ("operational_area",),
    "sections": ("section",),
    "items": ITEM,
    "results": ("desired_result",),
    "claims": ("claim",),
    "indicators": ("indicator",),
    "appendices": ("appendix",),
}
"""Which kinds of nodes the entries of a part become."""


class Hole(NamedTuple):
    """Something that no rule reads or stands on: of which sort, its name, the kinds it is on; `why` it may be so.

    For a rule: that it stands on nothing.
    """

    sort: str
    name: str
    kinds: tuple[str, ...]
    why: Text | None


class Coverage(NamedTuple):
    """How many words on kinds there are and how many of them are read, every hole, and reasons that explain none."""

    words: int
    read: int
    holes: tuple[Hole, ...]
    stale: tuple[str, ...]

    @property
    def unexplained(self) -> tuple[Hole, ...]:
        """The holes without a reason."""
        return tuple(hole for hole in self.holes if hole.why is None)

    @property
    def holds(self) -> bool:
        """Whether every hole is explained, and every reason explains one."""
        return not (self.unexplained or self.stale)


def coverage_of(rulebook: Rulebook, reads: Reads) -> Coverage:
    """The coverage of the language by the rules, and of the rules by what they stand on."""
    words = [*every_word()]
    bases = [basis for rule in rulebook.rules.values() for basis in rule.basis]
    cited = {basis.clause for basis in bases}
    sources = {basis.source.key for basis in bases if basis.source is not None}
    holes = (
        *_words(reads),
        *_fields(reads),
        *(Hole("kind", kind, (), UNCHECKED.get(kind)) for kind in KINDS if kind not in reads.kinds),
        *(Hole("clause", clause, (), UNCITED.get(clause)) for clause in CLAUSES if clause not in cited),
        *(Hole("source", key, (), None) for key in rulebook.sources if key not in sources),
        *(Hole("rule", rule.id, (), None) for rule in rulebook.rules.values() if not rule.basis),
    )
    return Coverage(len(words), sum(word in reads.read for word in words), holes, tuple(_stale(reads, cited)))


def _words(reads: Reads) -> Iterator[Hole]:
    """The words that no rule reads, those on several kinds together where the reason is the same."""
    together: dict[tuple[str, Text | None], list[str]] = {}
    for kind, word in every_word():
        if (kind, word) not in reads.read:
            together.setdefault((word, _reason(kind, word, reads)), []).append(kind)
    yield from (Hole("word", word, tuple(kinds), why) for (word, why), kinds in together.items())


def _reason(kind: str, word: str, reads: Reads) -> Text | None:
    if rules := reads.shown.get((kind, word)):
        sv, en = (enumerate_words(rules, language) for language in LANGUAGES)
        return Text(f"visas av {sv}", f"shown by {en}")
    return next((one.why for one in WORDS if word in one.words and kind in one.kinds), None)


def _fields(reads: Reads) -> Iterator[Hole]:
    """The fields that are no words of the rules by their names, and become none that a rule reads; by their entry."""
    known = {word for _, word in (*reads.read, *reads.shown)} | {word for one in WORDS for word in one.words}
    found: dict[str, Text | None] = {}
    for key in _nameless():
        entry = _entry(key)
        becomes = None if entry is None else FIELDS[entry]
        if not isinstance(becomes, str):
            found.setdefault(entry or key, becomes)
        elif becomes not in known:
            found.setdefault(key, None)
    yield from (Hole("field", key, (), why) for key, why in found.items())


def _nameless() -> Iterator[str]:
    """Every field, by part and name, that is not a word on the kind of node that the part holds."""
    words = {*every_word()}
    for part, fields in fields_of_parts().items():
        kinds = HOLDS.get(part, ())
        clauses = CLAUSES if part == "clauses" else ()  # these are told one by one
        for field in fields:
            if field.name not in clauses and not any((kind, field.name) in words for kind in kinds):
                yield f"{part}.{field.name}"


def _entry(key: str) -> str | None:
    """Which entry of the reasons is about a field: its own, its block's, its part's, or that of its name."""
    above = key.rpartition(".")[0]
    return next((one for one in (key, above, key.partition(".")[0], key.rpartition(".")[2]) if one in FIELDS), None)


def _stale(reads: Reads, cited: Iterable[str | None]) -> Iterator[str]:
    words = {*every_word()}
    for one in WORDS:
        for word in one.words:
            for kind in one.kinds:
                if (kind, word) in reads.read or (kind, word) in reads.shown or (kind, word) not in words:
                    yield f"{word} ({kind})"
    yield from (kind for kind in UNCHECKED if kind in reads.kinds)
    yield from (clause for clause in UNCITED if clause in cited)
    used = {*map(_entry, _nameless())}
    yield from (key for key in FIELDS if key not in used)
