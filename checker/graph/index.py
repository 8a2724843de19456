"""The graph of one agreement, as an index: nodes by kind, and for every word a table of its values.

And the words that rules read: these tables and those of facts, which one agreement after another gives.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, Final, TypeVar

from checker.agreement import Agreement
from checker.graph.paths import Path, Step
from checker.graph.values import PLENTY, Table, Unknown, Values, ValueSet
from checker.graph.work import KnownValues, Work
from checker.vocabulary import ATTRIBUTES, KINDS, RELATIONS
from checker.yamlfile import Document, PathInFile

_WORDS: Final = (*RELATIONS, *ATTRIBUTES)
_Held = TypeVar("_Held")


class _Sparse(dict[str, _Held]):
    """Has one and the same thing under every name that nothing was put under: what is empty takes no memory."""

    def __init__(self, default: _Held) -> None:
        super().__init__()
        self.default = default

    def __missing__(self, name: str) -> _Held:
        return self.default


class Graph:
    """The nodes of one agreement and what each word says of them.

    `nodes` gives each node's kind, in the document's order; `tables` has one table a relation and attribute; `links`
    has who made a link (`stated` or `judged`) by source, relation and target; `origin` where in the file a node is
    written; `documents` the other file of a node that does not stand in the agreement's own, as a decision about it;
    `kept` what was found out of it once, by whoever asks again and again.
    """

    __slots__ = (
        *("_inverses", "_of_kinds", "agreement", "by_kind", "documents", "kept"),
        *("links", "nodes", "origin", "tables"),
    )

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self.nodes: dict[str, str] = {}
        self.by_kind: dict[str, list[str]] = {kind: [] for kind in KINDS}
        self.tables: dict[str, Table] = {word: Table({}, {}) for word in _WORDS}
        self.links: dict[tuple[str, str, str], str] = {}
        self.origin: dict[str, PathInFile] = {}
        self.documents: dict[str, Document] = {}
        self.kept: dict[str, Any] = {}
        self._inverses: dict[str, Table] = {}
        self._of_kinds: dict[tuple[str, ...], list[str]] = {}

    def excerpt(self, nodes: Collection[str], words: Iterable[str], agreement: Agreement) -> Graph:
        """These nodes and what these words say of them, in a graph of what is left of the agreement."""
        small = Graph.__new__(Graph)
        small.agreement = agreement
        small.nodes = {node: kind for node, kind in self.nodes.items() if node in nodes}
        small.by_kind = _Sparse([])
        for node, kind in small.nodes.items():
            small.by_kind[kind] = [*small.by_kind[kind], node]
        nothing = Table({}, {})
        small.tables = _Sparse(nothing)
        for word in words:
            known = {node: values for node, values in self.tables[word].known.items() if node in nodes}
            if known:
                small.tables[word] = Table(known, nothing.unknown)
        small.links = {}
        small.origin = {node: self.origin[node] for node in small.nodes if node in self.origin}
        small.documents = {}
        small.kept = {}
        small._inverses, small._of_kinds = {}, {}
        return small

    def of_kinds(self, kinds: tuple[str, ...]) -> list[str]:
        """The nodes of any of these kinds, in the document's order; looked for once."""
        if len(kinds) == 1:
            return self.by_kind[kinds[0]]
        found = self._of_kinds.get(kinds)
        if found is None:
            wanted = frozenset(kinds)
            found = self._of_kinds[kinds] = [node for node, kind in self.nodes.items() if kind in wanted]
        return found

    def document(self, node: str) -> Document:
        """The file that a node is written in."""
        return self.documents.get(node, self.agreement.document)

    def first(self, node: str, word: str) -> object | None:
        """The first known value of a word on a node, if it has one."""
        values = self.tables[word].known.get(node)
        return values[0] if values else None

    def printed(self, node: str, field: str) -> str:
        """What the file writes in a field of a node, also where it is doubtful what that is; "" for nothing."""
        value: Any = self.document(node).value
        for step in self.origin.get(node, ()):
            value = value[step]
        held = value.get(field, "") if isinstance(value, dict) else ""
        return held if isinstance(held, str) else ""

    def inverse(self, relation: str) -> Table:
        """The relation read backwards; made once, when first asked for.

        Whoever may be what an unknown turns out to be has, backwards, an unknown of its own: perhaps that one source.
        Where very many may be anything, each target has one for all of them.
        """
        made = self._inverses.get(relation)
        if made is None:
            made = self._inverses[relation] = self.turned(relation, self.tables[relation])
        return made

    def forget_found(self) -> None:
        """To be called when nodes or values have been added after rules have read the graph."""
        self._inverses.clear()
        self._of_kinds.clear()
        self.kept.clear()

    def turned(self, relation: str, table: Table) -> Table:
        """A table of a relation, read backwards; for one that is computed and so is no table of the graph."""
        known: dict[str, list[str]] = {}
        for source, targets in table.known.items():
            for target in targets:
                known.setdefault(target, []).append(source)
        unknown: dict[str, list[Unknown]] = {}
        any_of_them = self.of_kinds(RELATIONS[relation].range) if table.unknown else []
        anything = [one for recorded in table.unknown.values() for one in recorded if one.among is None]
        too_many = len(anything) * len(any_of_them) > PLENTY
        if too_many:
            for target in any_of_them:
                unknown[target] = [anything[0]._replace(at_least=0, many=True)]
        for source, recorded in table.unknown.items():
            certain = frozenset(table.known.get(source, ()))
            for one in recorded:
                if one.among is None and too_many:
                    continue
                for target in any_of_them if one.among is None else one.among:
                    if target not in certain:
                        perhaps = one._replace(at_least=0, many=False, among=(source,))
                        unknown.setdefault(target, []).append(perhaps)
        return Table(
            {node: tuple(sources) for node, sources in known.items()},
            {node: tuple(recorded) for node, recorded in unknown.items()},
        )


ValueSets = Callable[[str], ValueSet]


class Words:
    """The graph's tables together with those of the facts computed on it, and what is compiled on them so far.

    What is compiled is kept when the next agreement is turned to: it then reads that one's tables. It does not hold
    these words, for they hold it: in a circle they and the agreement would stay until Python looks for garbage.
    """

    __slots__ = (
        *("_at_turns", "_at_turns_in_doubt", "_forgetting", "_of_kinds", "_turned"),
        *("before", "facts", "graph", "known", "sets", "shapes", "steps", "unknown", "work"),
    )

    def __init__(self, graph: Graph, facts: dict[str, Table]) -> None:
        self._at_turns: list[Callable[[Words], object]] = []
        self._at_turns_in_doubt: list[Callable[[Words], object]] = []
        self._forgetting: list[Callable[[], object]] = []
        # By identity, with the path itself so that it stays: `a/b` and `a|b` are equal as tuples.
        self.known: dict[int, tuple[Path, KnownValues]] = {}
        self.sets: dict[int, tuple[Path, ValueSets]] = {}
        self.before: dict[int, tuple[Path, KnownValues]] = {}
        """By identity of a path of several parts, all of it but the last."""
        self.steps: dict[Step, KnownValues] = {}
        self.shapes: dict[tuple[int, frozenset[str]], tuple[Any, Any]] = {}
        """For whoever compiles more than paths: by identity and by which of the words it reads have unknowns."""
        self.unknown: frozenset[str] = frozenset()
        self.work = Work()
        """Counts what is gone through of the agreement."""
        self.turn_to(graph, facts)

    def turn_to(self, graph: Graph, facts: dict[str, Table]) -> None:
        """Reads another agreement's tables from here on, with all that has been compiled."""
        self.graph = graph
        self.facts = facts
        self._turned: dict[str, Table] = {}
        self._of_kinds: dict[tuple[str, ...], list[str]] = {}
        tables = {**graph.tables, **facts}
        before, self.unknown = self.unknown, frozenset(word for word, table in tables.items() if table.unknown)
        for step, values in self.steps.items():
            values.get = self.table(step).known.get
        self.work.forget()
        for turn in self._at_turns:
            turn(self)
        if before or self.unknown:
            for turn in self._at_turns_in_doubt:
                turn(self)

    def let_go(self) -> None:
        """Holds nothing of the agreement any longer, only what has been compiled, and is to be turned to another.

        The next one is then read into the memory that this one had, which is near the processor still.
        """
        for values in self.steps.values():
            values.get = _nowhere
        self.work.forget()
        for forget in self._forgetting:
            forget()
        self._turned, self._of_kinds = {}, {}
        del self.graph, self.facts

    def once(self, asked: Callable[[Any], _Held], worth: int) -> Callable[[Any], _Held]:
        """The same function of nodes, asked once for each of an agreement; each time counts as `worth` values."""
        answers: dict[Any, _Held] = {}
        self.at_turns(lambda _: answers.clear(), answers.clear)
        spend = self.work.spend

        def answer(node: Any) -> _Held:
            if node not in answers:
                spend(worth)
                answers[node] = asked(node)
            return answers[node]

        return answer

    def at_turns(self, turn: Callable[[Words], object], forget: Callable[[], object]) -> None:
        """Has `turn` called with these words whenever another agreement is turned to, once here as well.

        `forget` is called when the agreement is let go of: nothing of it may be held any longer.
        """
        self._at_turns.append(turn)
        self._forgetting.append(forget)
        turn(self)

    def at_turns_in_doubt(self, turn: Callable[[Words], object], forget: Callable[[], object]) -> None:
        """As `at_turns`, but not where neither the agreement nor the one before it has any unknown."""
        self._at_turns_in_doubt.append(turn)
        self._forgetting.append(forget)
        turn(self)

    def of_kinds(self, kinds: tuple[str, ...]) -> list[str]:
        """The nodes of any of these kinds, in the document's order; many rules have the same."""
        nodes = self._of_kinds.get(kinds)
        if nodes is None:
            nodes = self._of_kinds[kinds] = self.graph.of_kinds(kinds)
        return nodes

    def table(self, step: Step) -> Table:
        """The table that a step reads."""
        computed = self.facts.get(step.word)
        if not step.inverse:
            return self.graph.tables[step.word] if computed is None else computed
        if computed is None:
            return self.graph.inverse(step.word)
        if step.word not in self._turned:
            self._turned[step.word] = self.graph.turned(step.word, computed)
        return self._turned[step.word]


def _nowhere(node: str, nothing: Values) -> Values:
    return nothing
