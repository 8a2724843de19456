"""Agreement -> graph: each printed thing a node, each word a table."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

from checker.agreement import Agreement
from checker.graph.goals import add_goal
from checker.graph.index import Graph
from checker.graph.sections import add_appendices, add_sections
from checker.graph.values import Table, Values
from checker.graph.writer import MOST_CANDIDATES, Writer
from checker.vocabulary import RELATIONS
from checker.yamlfile import to_int

AGREEMENT: Final = "agreement"


def build_graph(agreement: Agreement) -> Graph:
    """The graph of an agreement: nodes in the document's order, and a table for every word that it uses."""
    builder = _Builder(agreement)
    builder.head()
    builder.bodies()
    builder.areas()
    builder.items()
    builder.appendices()
    if agreement.doubts:
        from checker.graph.open_doubts import add_doubts

        add_doubts(builder)
    graph = builder.graph
    inside = dict.fromkeys(graph.nodes, (AGREEMENT,))
    del inside[AGREEMENT]
    graph.tables["in_agreement"].known.update(inside)
    return graph


class _Builder(Writer):
    """Fills a graph, part by part, in the order of the file."""

    def __init__(self, agreement: Agreement) -> None:
        super().__init__(agreement)
        self.kinds_of_codes = {body["code"]: body["kind"] for body in agreement.bodies}
        self.parties = tuple(body["code"] for body in agreement.bodies if body.get("party") == "true")
        self.all_divisions = tuple(code for code in self.parties if self.kinds_of_codes[code] == "division")
        self.area_items: dict[str, list[str]] = {}
        self.council_items: dict[str, Values] = {}

    def head(self) -> None:
        """The agreement itself, its clauses and its sections."""
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
        self.set(AGREEMENT, "has_section", add_sections(self, "section", self.agreement.sections, ()))

    def bodies(self) -> None:
        """Council, boards, divisions, departments and groups."""
        for position, body in enumerate(self.agreement.bodies):
            code, kind = body["code"], body["kind"]
            self.node(code, kind, ("bodies", position))
            self.attributes(code, kind, body)
            self.codes(code, "belongs_to", body.get("belongs_to"), many=False)
            for word in ("convened_by", "has_member"):
                self.codes(code, word, body.get(word))
        self.set(AGREEMENT, "has_party", self.parties)

    def areas(self) -> None:
        """Areas and the operational areas in them."""
        for position, area in enumerate(self.agreement.areas):
            node = self.node(f"area/{area['number']}", "area", ("areas", position))
            self.attributes(node, "area", area)
            for place, part in enumerate(area.get("operational_areas", ())):
                path = ("areas", position, "operational_areas", place)
                inner = self.node(f"{node}/{part['title']}", "operational_area", path)
                self.attributes(inner, "operational_area", part)

    def items(self) -> None:
        """Goals, assignments and base assignments; what they serve comes last, since it may stand further down."""
        items: list[str] = []
        numbers: dict[str, str] = {}
        for position, item in enumerate(self.agreement.items):
            node = self.node(item["number"], item["kind"], ("items", position))
            items.append(node)
            numbers.setdefault(item["number"], node)
            self._item(node, item)
            if item["kind"] == "goal":
                add_goal(self, node, item, ("items", position))
        self.set(AGREEMENT, "has_item", tuple(items))
        for node, item in zip(items, self.agreement.items, strict=True):
            if item["kind"] != "goal":
                self._serves(node, item.get("serves"), numbers)

    def _item(self, node: str, item: dict[str, Any]) -> None:
        self.attributes(node, item["kind"], item)
        self.codes(node, "decided_by", item.get("decided_by"), many=False)
        for word in ("held_by", "led_by", "supported_by", "parallel_to", "mentions", "title_mentions"):
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

    def _serves(self, node: str, links: Any, numbers: dict[str, str]) -> None:
        if links:
            self.linked(node, "serves", {numbers[number]: link for number, link in links.items()})
        elif links is None:
            area = self.graph.tables["in_area"].known.get(node, ("",))[0]
            among = self._of_council(area)
            if len(among) <= MOST_CANDIDATES + 1:  # of more nobody asks which they are
                among = tuple(other for other in among if other != node)
            self.not_judged(node, "serves", among)

    def _of_council(self, area: str) -> Values:
        """What the items of an area can serve: the goals and assignments there that the council decided."""
        found = self.council_items.get(area)
        if found is not None:
            return found
        council = self.graph.tables["decided_by"].known
        found = self.council_items[area] = tuple(
            other
            for other in self.area_items.get(area, ())
            if self.graph.nodes[other] in RELATIONS["serves"].range
            and self.kinds_of_codes.get(council.get(other, ("",))[0]) == "council"
        )
        return found

    def appendices(self) -> None:
        """The appendices, and which base assignment each describes."""
        appendices = add_appendices(self)
        self.set(AGREEMENT, "has_appendix", appendices)
        self.codes(AGREEMENT, "lists_appendix", self._appendices_of(self.agreement.head.get("lists_appendix", [])))
        for position, node in enumerate(self.graph.tables["has_item"].known.get(AGREEMENT, ())):
            described_in = self.agreement.items[position].get("described_in")
            if described_in is not None:
                self.codes(node, "described_in", self._appendices_of(described_in))

    def _appendices_of(self, codes: list[str]) -> list[str]:
        nodes = {node: place for code in codes for node, place in self._appendices.get(code, {}).items()}
        return sorted(nodes, key=nodes.__getitem__)

    @cached_property
    def _appendices(self) -> dict[str, dict[str, int]]:
        """The appendices of each division, and where they stand among all."""
        belongs = self.graph.tables["belongs_to"].known
        found: dict[str, dict[str, int]] = {}
        for place, node in enumerate(self.graph.by_kind["appendix"]):
            found.setdefault(belongs[node][0], {})[node] = place
        return found
