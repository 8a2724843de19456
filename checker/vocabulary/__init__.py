"""The words that agreements and rules are written in: kinds, relations, attributes, facts, severities.

The schema of the agreement file, the rules' type-check, the exports and the documentation are all made from these
tables, so a word means the same everywhere. Adding a word here makes it known to all of them; what it is called in a
sentence is in `labels`.
"""

from __future__ import annotations

from checker.vocabulary.attributes import ATTRIBUTES, ATTRIBUTES_OF, Attribute
from checker.vocabulary.facts import FACTS, Fact
from checker.vocabulary.kinds import (
    ABSTRACT,
    BODY,
    CLAUSES,
    DEVIATION,
    DOUBTS,
    ITEM,
    KINDS,
    LINKS,
    OCCASIONS,
    SEVERITIES,
    SEVERITY,
    STATUSES,
    kinds_named,
)
from checker.vocabulary.relations import COMPUTED, LINKED, RELATIONS, Relation

OF_WAIVERS = frozenset(
    (
        *(name for name, relation in RELATIONS.items() if relation.domain == ("waiver",)),
        *(name for name, attribute in ATTRIBUTES.items() if attribute.kinds == ("waiver",)),
    )
)
"""The words that only waivers have."""

__all__ = [
    "ABSTRACT",
    "ATTRIBUTES",
    "ATTRIBUTES_OF",
    "BODY",
    "CLAUSES",
    "COMPUTED",
    "DEVIATION",
    "DOUBTS",
    "FACTS",
    "ITEM",
    "KINDS",
    "LINKED",
    "LINKS",
    "OCCASIONS",
    "OF_WAIVERS",
    "RELATIONS",
    "SEVERITIES",
    "SEVERITY",
    "STATUSES",
    "Attribute",
    "Fact",
    "Relation",
    "kinds_named",
]
