"""Agreement -> graph: each printed thing a node, each word a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from checker.agreement import Agreement
from checker.graph.index import Graph
from checker.graph.values import Table, Unknown, Values
from checker.vocabulary import ATTRIBUTES, RELATIONS
from checker.words import Text
from checker.yamlfile import PathInFile, split_quantity, to_bool, to_date, to_int, to_number

AGREEMENT: Final = "agreement"
COLUMNS_LOST: Final = Text("tabellens kolumner gick förlorade i texten", "the table's columns were lost in the text")
NOT_JUDGED: Final = Text("ingen har bedömt kopplingen", "nobody has judged the link")

_CONVERT: Final[dict[str, Callable[[str], object]]] = {
    "str": str,
    "int": to_int,
    "number": to_number,
    "date": to_date,
    "bool": to_bool,
}


def build_graph(agreement: Agreement) -> Graph:
    """The graph of an agreement: nodes in the document's order, and a table for every word that it uses."""
    return _Builder(agreement).graph


class _Builder:
    """Fills a graph, part by part, in the order of the file."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self.graph = Graph(agreement)
        self.kinds_of_codes = {body["code"]: body["kind"] for body in agreement.bodies}
        self.all_divisions = tuple(
            body["code"] for body in agreement.bodies if body["kind"] == "division" and body.get("party") == "true"
        )
        self.columns = tuple(int(year) for year in agreement.head.get("outcome_years", ()))
        self.area_items: dict[str, list[str]] = {}
        self._head()
        self._bodies()
        self._areas()
        self._items()
        self._relate_to_agreement()

    def node(self, name: str, kind: str, path: PathInFile) -> str:
        """A new node; a name that is taken gets `#2`, `#3`: two items with one number are a finding, not a fault."""
        nodes = self.graph.nodes
        if name in nodes:
            count = 2
            while f"{name}#{count}" in nodes:
                count += 1
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
        for word, value in entry.items():
            attribute = ATTRIBUTES.get(word)
            if attribute is None or kind not in attribute.kinds:
                continue
            if type(value) is dict:
                self.recorded_unknown(node, word, value, _CONVERT[attribute.type], many=attribute.many)
            elif type(value) is list:
                self.set(node, word, tuple(dict.fromkeys(map(_CONVERT[attribute.type], value))))
            elif attribute.type == "str":
                self.graph.tables[word].known[node] = (value,)
            else:
                self.graph.tables[word].known[node] = (_CONVERT[attribute.type](value),)

    def recorded_unknown(
        self, node: str, word: str, value: dict[str, Any], convert: Callable[[str], object], *, many: bool
    ) -> None:
        """Reads `{unknown: why, among: [...]}`."""
        among = tuple(map(convert, value["among"])) if "among" in value else None
        why = str(value["unknown"])
        self.set_unknown(node, word, Unknown(1, many, among, Text(why, why), node, word))

    def codes(self, node: str, word: str, value: Any) -> None:
        """Reads a relation to bodies: a code, a list of codes, or an unknown."""
        if type(value) is str:
            self.graph.tables[word].known[node] = (value,)
        elif type(value) is list:
            self.set(node, word, tuple(dict.fromkeys(value)))
        elif value is not None:
            self.recorded_unknown(node, word, value, str, many=word != "decided_by")

    def _head(self) -> None:
        head = self.agreement.head
        self.node(AGREEMENT, "agreement", ("agreement",))
        self.attributes(AGREEMENT, "agreement", head)
        for key, year in head.get("mandate", {}).items():
            self.set(AGREEMENT, f"mandate_{key}", (to_int(year),))
        self.set(AGREEMENT, "of_board", (head["of_board"],))
        clauses = []
        for key, clause in self.agreement.clauses.items():
            node = self.node(f"clause/{key}", "clause", ("clauses", key))
            self.set(node, "text", (clause["quote"],))
            clauses.append(node)
        self.set(AGREEMENT, "has_clause", tuple(clauses))

    def _bodies(self) -> None:
        for position, body in enumerate(self.agreement.bodies):
            self.node(body["code"], body["kind"], ("bodies", position))
            self.attributes(body["code"], body["kind"], body)
        parties = tuple(body["code"] for body in self.agreement.bodies if body.get("party") == "true")
        self.set(AGREEMENT, "has_party", tuple(code for code in parties if self.kinds_of_codes[code] != "council"))

    def _areas(self) -> None:
        for position, area in enumerate(self.agreement.areas):
            node = self.node(f"area/{area['number']}", "area", ("areas", position))
            self.attributes(node, "area", area)
            for place, part in enumerate(area.get("operational_areas", ())):
                path = ("areas", position, "operational_areas", place)
                inner = self.node(f"{node}/{part['title']}", "operational_area", path)
                self.attributes(inner, "operational_area", part)

    def _items(self) -> None:
        items: list[str] = []
        served: list[tuple[str, Any]] = []
        numbers: dict[str, str] = {}
        for position, item in enumerate(self.agreement.items):
            node = self.node(item["number"], item["kind"], ("items", position))
            items.append(node)
            numbers.setdefault(item["number"], node)
            self._item(node, item)
            if item["kind"] == "goal":
                self._goal(node, item, position)
            else:
                served.append((node, item))
        self.set(AGREEMENT, "has_item", tuple(items))
        for node, item in served:
            self._serves(node, item, numbers)

    def _item(self, node: str, item: dict[str, Any]) -> None:
        kind = item["kind"]
        self.attributes(node, kind, item)
        for word in ("decided_by", "held_by", "led_by", "supported_by", "parallel_to"):
            if word in item:
                self.codes(node, word, item[word])
        for word in ("named_in_heading", "named_in_sentence"):
            if word in item:
                self._recipients(node, word, item[word])
        for word in ("named_in_sentence", "named_in_heading"):
            table = self.graph.tables[word]
            if node in table.known or node in table.unknown:
                self._delegated(node, table)
                break
        if "in_area" in item:
            area = f"area/{item['in_area']}"
            self.set(node, "in_area", (area,))
            self.area_items.setdefault(area, []).append(node)
            if "in_operational_area" in item:
                self.set(node, "in_operational_area", (f"{area}/{item['in_operational_area']}",))

    def _recipients(self, node: str, word: str, value: dict[str, Any]) -> None:
        if "unknown" in value:
            self.recorded_unknown(node, word, value, str, many=True)
            return
        everyone = self.all_divisions if value.get("all") == "true" else ()
        self.set(node, word, tuple(dict.fromkeys((*everyone, *value.get("codes", ())))))

    def _delegated(self, node: str, table: Table) -> None:
        self.set(node, "delegated_to", table.known.get(node, ()))
        for unknown in table.unknown.get(node, ()):
            self.set_unknown(node, "delegated_to", unknown._replace(name="delegated_to"))

    def _serves(self, node: str, item: dict[str, Any], numbers: dict[str, str]) -> None:
        links = item.get("serves")
        if links is None:
            area = self.graph.tables["in_area"].known.get(node, ("",))[0]
            council = self.graph.tables["decided_by"].known
            among = tuple(
                other
                for other in self.area_items.get(area, ())
                if other != node
                and self.graph.nodes[other] in RELATIONS["serves"].range
                and self.kinds_of_codes.get(council.get(other, ("",))[0]) == "council"
            )
            if among:
                self.set_unknown(node, "serves", Unknown(0, True, among, NOT_JUDGED, node, "serves"))
        elif links:
            self.set(node, "serves", self._linked(node, "serves", {numbers[key]: link for key, link in links.items()}))

    def _linked(self, node: str, word: str, links: dict[str, str]) -> Values:
        for target, link in links.items():
            self.graph.links[node, word, target] = link
        return tuple(links)

    def _goal(self, node: str, goal: dict[str, Any], position: int) -> None:
        path: PathInFile = ("items", position)
        indicators = tuple(
            self._indicator(node, entry, (*path, "indicators", place))
            for place, entry in enumerate(goal.get("indicators", ()))
        )
        self.set(node, "measured_by", self._linked(node, "measured_by", dict.fromkeys(indicators, "stated")))
        results = tuple(
            self._result(node, entry, indicators, (*path, "results", place))
            for place, entry in enumerate(goal.get("results", ()))
        )
        self.set(node, "expects", results)

    def _result(self, goal: str, entry: dict[str, Any], indicators: Values, path: PathInFile) -> str:
        node = self.node(f"{goal}/result/{entry['id']}", "desired_result", path)
        self.attributes(node, "desired_result", entry)
        self.codes(node, "held_by", entry.get("held_by"))
        links = entry.get("measured_by")
        if links is None:
            if indicators:
                self.set_unknown(node, "measured_by", Unknown(0, True, indicators, NOT_JUDGED, node, "measured_by"))
        elif links:
            targets = {f"{goal}/indicator/{key}": link for key, link in links.items()}
            self.set(node, "measured_by", self._linked(node, "measured_by", targets))
        return node

    def _indicator(self, goal: str, entry: dict[str, Any], path: PathInFile) -> str:
        node = self.node(f"{goal}/indicator/{entry['id']}", "indicator", path)
        self.attributes(node, "indicator", entry)
        self.set(node, "has_outcome", self._outcomes(node, entry.get("outcomes", {}), (*path, "outcomes")))
        return node

    def _outcomes(self, indicator: str, outcomes: dict[str, Any], path: PathInFile) -> Values:
        nodes: list[str] = []
        placed = sorted(year for year in outcomes if year != "unplaced")
        for year in placed:
            nodes.append(self._outcome(indicator, len(nodes) + 1, outcomes[year], (*path, year)))
            self.set(nodes[-1], "year", (int(year),))
        unplaced = outcomes.get("unplaced", ())
        spare = len(self.columns) - len(unplaced)
        for place, printed in enumerate(unplaced):
            node = self._outcome(indicator, len(nodes) + 1, printed, (*path, "unplaced", place))
            nodes.append(node)
            # Printed order is the order of the years: the second of two values cannot stand in the first column.
            among = self.columns[place : place + spare + 1] if spare >= 0 and not placed else None
            if among is not None and len(among) == 1:
                self.set(node, "year", among)
            else:
                self.set_unknown(node, "year", Unknown(1, False, among, COLUMNS_LOST, node, "year"))
        return tuple(nodes)

    def _outcome(self, indicator: str, position: int, printed: str, path: PathInFile) -> str:
        node = self.node(f"{indicator}/outcome/{position}", "outcome", path)
        value, unit = split_quantity(printed)
        self.set(node, "value", (value,))
        self.set(node, "position", (position,))
        self.set(node, "unit", (unit,) if unit else ())
        return node

    def _relate_to_agreement(self) -> None:
        here = (AGREEMENT,)
        self.graph.tables["in_agreement"].known.update((node, here) for node in self.graph.nodes if node != AGREEMENT)
