"""Writing nodes and their words into a graph, from entries of the agreement file."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any, Final

from checker.agreement import Agreement
from checker.graph.index import Graph
from checker.graph.values import PLENTY, Unknown, Values
from checker.vocabulary import ATTRIBUTES_OF
from checker.words import Text
from checker.yamlfile import PathInFile, to_bool, to_date, to_int, to_number

NOT_JUDGED: Final = Text("ingen har bedömt kopplingen", "nobody has judged the link")

_CONVERT: Final[dict[str, Callable[[str], object]]] = {
    "str": str,
    "int": to_int,
    "number": to_number,
    "date": to_date,
    "bool": to_bool,
}


@cache
def _attributes_of(kind: str) -> dict[str, tuple[Callable[[str], object], bool, bool]]:
    """How each attribute of a kind is converted, whether it stays a text, and whether it can have several values."""
    return {word: (_CONVERT[one.type], one.type == "str", one.many) for word, one in ATTRIBUTES_OF[kind].items()}


MOST_CANDIDATES: Final = 200
"""So many are listed of what an unknown may be, as long as all such lists of a word are not more than plenty."""


class Writer:
    """A graph in the making, or one that is added to."""

    def __init__(self, agreement: Agreement, graph: Graph | None = None) -> None:
        self.agreement = agreement
        self.graph = Graph(agreement) if graph is None else graph
        self._candidates: dict[str, int] = {}
        self._given: dict[str, int] = {}
        """The number that a name was given last, so that thousands of one name are not counted from 2 each time."""

    @cached_property
    def figures_in_doubt(self) -> dict[str, dict[str, Any]]:
        """The first open question of how figures are to be read, by the indicator that it is about."""
        asked = [doubt for doubt in self.agreement.doubts if doubt["code"] == "figures"]
        return {doubt.get("about", ""): doubt for doubt in reversed(asked)}

    def node(self, name: str, kind: str, path: PathInFile) -> str:
        """A new node; a name that is taken gets `#2`, `#3`: two items with one number are a finding, not a fault."""
        nodes = self.graph.nodes
        if name in nodes:
            count = self._given.get(name, 1) + 1
            while f"{name}#{count}" in nodes:
                count += 1
            self._given[name] = count
            name = f"{name}#{count}"
        nodes[name] = kind
        self.graph.by_kind[kind].append(name)
        self.graph.origin[name] = path
        return name

    def set(self, node: str, word: str, values: Values) -> None:
        """Says that `word` has these values on `node`; no values say nothing."""
        if values:
            self.graph.tables[word].known[node] = values

    def set_unknown(self, node: str, word: str, unknown: Unknown) -> None:
        """Records an unknown value of `word` on `node`."""
        table = self.graph.tables[word].unknown
        table[node] = (*table.get(node, ()), unknown)

    def attributes(self, node: str, kind: str, entry: dict[str, Any]) -> None:
        """Reads every attribute of the vocabulary that the entry writes under its own name."""
        tables, own = self.graph.tables, _attributes_of(kind)
        for word, value in entry.items():
            if word not in own:
                continue
            convert, is_text, many = own[word]
            if type(value) is str:
                tables[word].known[node] = (value if is_text else convert(value),)
            elif type(value) is dict:
                self.recorded_unknown(node, word, value, convert, many=many)
            else:
                self.set(node, word, tuple(dict.fromkeys(map(convert, value))))

    def recorded_unknown(
        self, node: str, word: str, value: dict[str, Any], convert: Callable[[str], object], *, many: bool
    ) -> None:
        """Reads `{unknown: why, among: [...]}`."""
        among = tuple(dict.fromkeys(map(convert, value["among"]))) if "among" in value else None
        why = str(value["unknown"])
        self.set_unknown(node, word, Unknown(1, many, among, Text(why, why), node, word))

    def codes(self, node: str, word: str, value: Any, *, many: bool = True) -> None:
        """Reads a relation to bodies: a code, a list of codes, or an unknown; None says nothing."""
        if type(value) is str:
            self.graph.tables[word].known[node] = (value,)
        elif type(value) is list:
            self.set(node, word, tuple(dict.fromkeys(value)))
        elif value is not None:
            self.recorded_unknown(node, word, value, str, many=many)

    def linked(self, node: str, word: str, links: dict[str, str]) -> None:
        """Sets a relation together with who made each link."""
        for target, link in links.items():
            self.graph.links[node, word, target] = link
        self.set(node, word, tuple(links))

    def not_judged(self, node: str, word: str, among: Values) -> None:
        """Records that nobody has said which of `among` it is, if any; where these are very many, anything."""
        if among:
            self._candidates[word] = self._candidates.get(word, 0) + len(among)
            few = len(among) <= MOST_CANDIDATES and self._candidates[word] <= PLENTY
            told = among if few else None
            self.set_unknown(node, word, Unknown(0, True, told, NOT_JUDGED, node, word))
