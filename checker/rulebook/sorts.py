"""Static types: what a path can lead to, from nodes of given kinds; and text typed as such a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from checker.graph import Path, Step
from checker.graph.paths import Alternative, Repeat, Sequence
from checker.named import NamedTuple
from checker.vocabulary import ATTRIBUTES, FACTS, KINDS, RELATIONS, Attribute, Fact
from checker.words import OR, Language, Text, enumerate_words, unique
from checker.yamlfile import SCALARS, did_you_mean, to_bool, to_date, to_int, to_number

_KNOWN_WORDS = (*RELATIONS, *ATTRIBUTES, *FACTS)
_READ: dict[str, Callable[[str], object]] = {"int": to_int, "number": to_number, "date": to_date, "bool": to_bool}
_TYPES = {
    "str": Text("text", "text"),
    "int": Text("heltal", "whole number"),
    "number": Text("tal", "number"),
    "date": Text("datum", "date"),
    "bool": Text("ja eller nej", "true or false"),
}


class Sort(NamedTuple):
    """Nodes of any of `kinds`; or, with a `type`, plain values, from the closed list `choices` where there is one.

    `many` is whether there can be several of them on one node.
    """

    kinds: tuple[str, ...] = ()
    type: str = ""
    choices: tuple[str, ...] = ()
    many: bool = False

    def described(self, language: Language) -> str:
        """The sort in words."""
        if self.type:
            return _TYPES[self.type].in_(language)
        return enumerate_words([KINDS[kind].in_(language) for kind in self.kinds], language, OR)


class SortFault(ValueError):
    """A path or a value that does not fit; `text` says why."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(sv, en)


@lru_cache  # a repeated path is asked for again and again, and in a nest of them that doubles at every level
def sort_of(path: Path, start: Sort) -> Sort:
    """The sort that a path leads to.

    Raises:
        SortFault: where a word is unknown, no node at hand can have it, or a value is followed by more.
    """
    if isinstance(path, Step):
        return _after_step(path, start)
    if isinstance(path, Sequence):
        for part in path.parts:
            reached = sort_of(part, start)
            start = reached._replace(many=start.many or reached.many)
        return start
    if isinstance(path, Alternative):
        return _either([sort_of(option, start) for option in path.options])
    return _repeated(path, start)


def _after_step(step: Step, start: Sort) -> Sort:
    word = step.word
    if word not in _KNOWN_WORDS:
        near = unique((*words_on(start.kinds), *_KNOWN_WORDS))
        meant = did_you_mean(word, near)
        raise SortFault(
            f"`{word}` är inget ord som regler kan använda.{meant[0]}",
            f"`{word}` is no word that rules can use.{meant[1]}",
        )
    if start.type:
        raise SortFault(
            f"`{word}` kan inte stå här: det som kommer före är {start.described('sv')}, inte en nod.",
            f"`{word}` cannot stand here: what comes before is a {start.described('en')}, not a node.",
        )
    if word in RELATIONS:
        relation = RELATIONS[word]
        sources, targets = (relation.range, relation.domain) if step.inverse else (relation.domain, relation.range)
        _demand_some(word, start, sources)
        return Sort(kinds=targets, many=True)
    if step.inverse:
        raise SortFault(
            f"`^{word}` går inte: bara relationer kan följas baklänges.",
            f"`^{word}` does not work: only relations can be followed backwards.",
        )
    value: Attribute | Fact = ATTRIBUTES[word] if word in ATTRIBUTES else FACTS[word]
    _demand_some(word, start, value.kinds)
    return Sort(type=value.type, choices=value.choices, many=value.many)


def _demand_some(word: str, start: Sort, having: tuple[str, ...]) -> None:
    if not set(start.kinds) & set(having):
        meant = did_you_mean(word, [other for other in words_on(start.kinds) if other != word])
        raise SortFault(
            f"`{word}` finns inte på {start.described('sv')}; det finns på {Sort(having).described('sv')}.{meant[0]}",
            f"`{word}` is not on {start.described('en')}; it is on {Sort(having).described('en')}.{meant[1]}",
        )


def _either(sorts: list[Sort]) -> Sort:
    types = {sort.type for sort in sorts}
    if types == {"int", "number"}:
        types = {"number"}
    if len(types) > 1:
        raise SortFault(
            "Vägarna på var sin sida om | leder till olika slag: "
            + " och ".join(sort.described("sv") for sort in sorts)
            + ".",
            "The paths beside | lead to different sorts: " + " and ".join(sort.described("en") for sort in sorts) + ".",
        )
    choices = unique(choice for sort in sorts for choice in sort.choices) if all(s.choices for s in sorts) else ()
    return Sort(unique(kind for sort in sorts for kind in sort.kinds), types.pop(), choices, many=True)


def _repeated(path: Repeat, start: Sort) -> Sort:
    reached = sort_of(path.path, start)
    if reached.type:
        raise SortFault(
            f"{path.sign} kan bara följa en relation, inte {reached.described('sv')}.",
            f"{path.sign} can only follow a relation, not a {reached.described('en')}.",
        )
    kinds = unique((*(start.kinds if path.sign in "*?" else ()), *reached.kinds))
    if path.sign != "?":
        while True:
            try:
                further = unique((*kinds, *sort_of(path.path, Sort(kinds)).kinds))
            except SortFault:
                break  # from here on no node has the word: the path ends by itself
            if further == kinds:
                break
            kinds = further
    return Sort(kinds, many=True)


def words_on(kinds: Iterable[str]) -> tuple[str, ...]:
    """The words that any node of these kinds can have."""
    wanted = set(kinds)
    return (
        *(name for name, relation in RELATIONS.items() if wanted & set(relation.domain)),
        *(name for name, attribute in ATTRIBUTES.items() if wanted & set(attribute.kinds)),
        *(name for name, fact in FACTS.items() if wanted & set(fact.kinds)),
    )


def typed(value: Any, sort: Sort) -> object:
    """A value as a rule writes it, in the sort's own type.

    Raises:
        SortFault: where it is no such value.
    """
    if not isinstance(value, str):
        raise SortFault("Här väntades ett enkelt värde.", "A plain value was expected here.")
    if not sort.type:
        raise SortFault(
            "Regler nämner inga enskilda noder; pröva `class` eller ett attribut.",
            "Rules name no single nodes; test `class` or an attribute.",
        )
    if sort.choices and value not in sort.choices:
        meant = did_you_mean(value, sort.choices)
        allowed = ", ".join(sort.choices)
        raise SortFault(
            f"{value} finns inte i den slutna listan: {allowed}.{meant[0]}",
            f"{value} is not in the closed list: {allowed}.{meant[1]}",
        )
    scalar = SCALARS["text" if sort.type == "str" else sort.type]
    if not scalar.accepts(value):
        raise SortFault(f"Här väntades {scalar.sv}, inte {value}.", f"Expected {scalar.en} here, not {value}.")
    return _READ[sort.type](value) if sort.type in _READ else value


def comparable(one: Sort, other: Sort) -> bool:
    """Whether values of the two sorts can ever be equal, or be compared: same type, int with number, a common kind."""
    if one.type or other.type:
        return one.type == other.type or {one.type, other.type} == {"int", "number"}
    return bool(set(one.kinds) & set(other.kinds))
