"""The words of the review, in both languages."""

from __future__ import annotations

from typing import Final

from checker.words import Language, Text

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
    "line": Text("rad", "line"),
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
