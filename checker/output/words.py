"""The words of the review, in both languages."""

from __future__ import annotations

from typing import Final

from checker.finding import source_place
from checker.graph import Graph
from checker.rulebook import Basis
from checker.words import Language, Text, quoted

SAYS: Final[dict[str, Text]] = {
    "why": Text("Grund", "Basis"),
    "advice": Text("Förslag", "Advice"),
    "document": Text("I dokumentet", "In the document"),
    "follows": Text("Av detta följer också", "From this also follows"),
    "judged": Text("enligt bedömd koppling", "by a judged link"),
    "undecided": Text("kan inte avgöras", "undecided"),
    "unknown": Text("Okänt: {asked} ({reason})", "Not known: {asked} ({reason})"),
    "concerns": Text("Gäller", "Concerns"),
    "waits": Text("Prövas när svaret finns", "Checked when the answer is there"),
    "result": Text("Resultat", "Result"),
    "hidden": Text("visas med --all", "shown with --all"),
    "next": Text("Mer om en regel: styrkoll explain {rule}", "More about a rule: styrkoll explain {rule} --lang en"),
    "page": Text("sida", "page"),
    "line": Text("rad", "line"),
    "agreement": Text("överenskommelsen säger", "the agreement says"),
}

_COUNTS: Final[dict[str, tuple[Text, Text]]] = {
    "undecided_count": (Text("1 kan inte avgöras", "1 undecided"), Text("{} kan inte avgöras", "{} undecided")),
    "rules": (Text("1 regel", "1 rule"), Text("{} regler", "{} rules")),
    "examples": (Text("1 exempel", "1 example"), Text("{} exempel", "{} examples")),
    "rules_failed": (Text("1 regel har fel", "1 rule fails"), Text("{} regler har fel", "{} rules fail")),
    "rules_checked": (
        Text("1 regel prövades", "1 rule was checked"),
        Text("{} regler prövades", "{} rules were checked"),
    ),
    "findings": (Text("1 iakttagelse", "1 finding"), Text("{} iakttagelser", "{} findings")),
    "of_rules": (Text("Av 1 regel", "Of 1 rule"), Text("Av {} regler", "Of {} rules")),
    "rules_vacuous": (
        Text("hade 1 inget att pröva", "1 had nothing to check"),
        Text("hade {} inget att pröva", "{} had nothing to check"),
    ),
    "rules_not_applicable": (
        Text("1 gäller inte här", "1 does not apply here"),
        Text("{} gäller inte här", "{} do not apply here"),
    ),
}
_PLURALS: Final = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("for information",) * 2}


def count_words(key: str, count: int, language: Language) -> str:
    """A number of something, with its word in the right number."""
    one, many = _COUNTS[key]
    return (one if count == 1 else many).in_(language).format(count)


def plural(severity: str, count: int) -> str:
    """The English name of a severity after a number."""
    return _PLURALS[severity][count != 1]


def basis_words(basis: Basis, graph: Graph, language: Language) -> str:
    """What a rule stands on: the agreement's own words with their place, or the law with what it says; "" if absent."""
    if basis.clause is not None:
        node = f"clause/{basis.clause}"
        if node not in graph.nodes:
            return ""
        source = source_place(graph, node)
        where = [source.heading] if source.heading else []
        where += [f"{SAYS['line'].in_(language)} {source.line}"] if source.line is not None else []
        place = f" ({', '.join(where)})" if where else ""
        return f"{SAYS['agreement'].in_(language)} {quoted(str(graph.first(node, 'text')))}{place}"
    return source_basis_words(basis, language)


def source_basis_words(basis: Basis, language: Language) -> str:
    """A law, an audit or guidance that a rule stands on, with what it says."""
    assert basis.source is not None
    name = basis.source.name.in_(language)
    paragraph = f" {basis.source.paragraph}" if basis.source.paragraph else ""
    return f"{name}{paragraph}: {basis.source.says.in_(language)}."
