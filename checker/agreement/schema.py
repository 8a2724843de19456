"""The shape of an agreement file, made from the vocabulary, in Cerberus's rule language.

The shape demands only what is needed to read the file: known keys, types, the codes' form. What a draft can honestly
lack or get wrong (no date, no recipient, a number used twice) loads, and is for the rules to find.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from checker.vocabulary import ATTRIBUTES_OF, BODY, CLAUSES, DOUBTS, ITEM, LINKS, OCCASIONS, Attribute
from checker.yamlfile import Shape

Rules = dict[str, Any]

OUTCOME_YEARS: Final = range(1990, 2070)
"""The years that may head a column of outcomes."""

_SCALAR: Final = {"str": "text", "int": "int", "number": "number", "date": "date", "bool": "bool"}


@cache
def scalar(name: str) -> Rules:
    """A value that is written as text and read as `name`, a scalar type of the reader; always the same rule set."""
    return {"type": "string", "check_with": name}


def a_list(of: Rules) -> Rules:
    """A list of values that each follow `of`."""
    return {"type": "list", "schema": of}


def a_mapping(fields: dict[str, Rules]) -> Rules:
    """A mapping with exactly these fields."""
    return {"type": "dict", "schema": fields}


def one_of(words: tuple[str, ...]) -> Rules:
    """A word of a closed list."""
    return {"type": "string", "allowed": list(words)}


def required(rules: Rules) -> Rules:
    """The same rules, for a field that must be there."""
    return {**rules, "required": True}


def may_be_unknown(rules: Rules, candidate: Rules | None = None) -> Rules:
    """The same rules, or `{unknown: why, among: [...]}`: there is something, but the document does not say what.

    `candidate` are the rules for each of those among which it is; without them, a text.
    """
    among = a_list(scalar("text") if candidate is None else candidate)
    unknown = {"unknown": required(scalar("text")), "among": {**among, "minlength": 1}}
    return {"anyof": [rules, {**a_mapping(unknown), "meta": {"unknown_branch": True}}]}


def attribute_rules(attribute: Attribute) -> Rules:
    """The rules for one attribute of the vocabulary; the same rule set for all that are written alike."""
    return _written(attribute.type, attribute.choices, attribute.many)


@cache
def _written(type_: str, choices: tuple[str, ...], many: bool) -> Rules:
    rules = one_of(choices) if choices else scalar(_SCALAR[type_])
    return may_be_unknown(a_list(rules) if many else rules, rules)


def attributes_of(kind: str, *, but: tuple[str, ...] = ()) -> dict[str, Rules]:
    """The fields for a kind's attributes, but for those that it writes in a form of their own."""
    return {name: attribute_rules(attribute) for name, attribute in ATTRIBUTES_OF[kind].items() if name not in but}


SOURCE: Final = a_mapping(
    {"document": scalar("text"), "line": scalar("int"), "page": scalar("int"), "heading": scalar("text")}
)
RECIPIENTS: Final = a_mapping(
    {"codes": a_list(scalar("text")), "all": scalar("bool"), "quote": scalar("text"), "source": SOURCE}
)
OUTCOMES: Final = a_mapping(
    {"unplaced": a_list(scalar("quantity"))} | {str(year): scalar("quantity") for year in OUTCOME_YEARS}
)
LINKED: Final[Rules] = {
    "anyof": [
        {"type": "dict", "keysrules": scalar("text"), "valuesrules": one_of(tuple(LINKS))},
        {"type": "list", "maxlength": 0},
    ]
}
"""Links with who made them, `{i3: judged}`; `{}` or `[]` says that a reader looked and found none."""

CODES: Final = may_be_unknown(a_list(scalar("text")))
NESTING: Final = 5
"""How deep sections may lie in each other."""


def fields_of(kind: str, more: dict[str, Rules], *, but: tuple[str, ...] = ()) -> Rules:
    """A node's mapping: its attributes, whatever else it writes, and its place in the document."""
    return a_mapping({**attributes_of(kind, but=but), **more, "source": SOURCE})


CLAIM: Final = fields_of("claim", {"measured_by": LINKED}, but=("decimals",))
RESULT: Final = a_mapping(
    {
        "id": required(scalar("id")),
        "text": required(scalar("text")),
        "held_by": CODES,
        "claims": a_list(CLAIM),
        "measured_by": LINKED,
        "source": SOURCE,
    }
)
INDICATOR: Final = fields_of("indicator", {"id": required(scalar("id")), "outcomes": OUTCOMES})


def _section(depth: int) -> Rules:
    inner = {"sections": a_list(_section(depth - 1))} if depth > 1 else {}
    return fields_of("section", {"mentions": CODES, "lists_party": CODES, **inner}, but=("level",))


SECTIONS: Final = a_list(_section(NESTING))
APPENDIX: Final = fields_of("appendix", {"belongs_to": required(scalar("text")), "sections": SECTIONS})


def _item(kind: str) -> Rules:
    named = ("held_by", "led_by", "supported_by", "parallel_to", "mentions", "title_mentions")
    fields: dict[str, Rules] = {
        "number": required(scalar("text")),
        "kind": required(one_of((kind,))),
        "decided_by": may_be_unknown(scalar("text")),
        "in_area": scalar("text"),
        "in_operational_area": scalar("text"),
        "named_in_heading": may_be_unknown(RECIPIENTS),
        "named_in_sentence": may_be_unknown(RECIPIENTS),
        **dict.fromkeys(named, CODES),
    }
    if kind == "goal":
        fields |= {"results": a_list(RESULT), "indicators": a_list(INDICATOR)}
    else:
        fields |= {"serves": LINKED}
    if kind == "base_assignment":
        fields |= {"described_in": a_list(scalar("text"))}
    return {**fields_of(kind, fields), "meta": {"when": {"kind": kind}}}


def _body(kind: str) -> Rules:
    fields: dict[str, Rules] = {"code": required(scalar("id")), "kind": required(one_of((kind,)))}
    if kind in {"board", "division"}:
        fields |= {"party": scalar("bool")}
    if kind == "department":
        fields |= {"belongs_to": may_be_unknown(scalar("text"))}
    if kind == "group":
        descriptions = {"type": "dict", "keysrules": scalar("text"), "valuesrules": scalar("text")}
        fields |= {"convened_by": CODES, "has_member": CODES, "descriptions": descriptions}
    return {**fields_of(kind, fields), "meta": {"when": {"kind": kind}}}


_HEAD: Final = {
    **attributes_of("agreement", but=("mandate_from", "mandate_to")),
    "id": required(scalar("id")),
    "year": required(scalar("year")),
    "of_board": required(scalar("text")),
    "mandate": a_mapping({"from": scalar("year"), "to": scalar("year")}),
    "occasions": a_mapping({occasion: scalar("text") for occasion in OCCASIONS}),
    "words": a_mapping({"division": scalar("text"), "all_divisions": scalar("text"), "lead": scalar("text")}),
    "numbering": a_mapping({"council": scalar("text"), "board": scalar("text")}),
    "outcome_years": a_list(scalar("year")),
    "lists_appendix": a_list(scalar("text")),
    "source": SOURCE,
}
DOUBT: Final = a_mapping(
    {
        "code": required(one_of(tuple(DOUBTS))),
        "about": scalar("text"),
        "field": scalar("text"),
        "read": required(scalar("text")),
        "among": a_list(scalar("text")),
        "question": required(scalar("text")),
        "source": SOURCE,
    }
)
ANSWER: Final = a_mapping(
    {
        "code": required(one_of(tuple(DOUBTS))),
        "about": scalar("text"),
        "field": scalar("text"),
        "read": required(scalar("text")),
        "answer": required(a_list(scalar("text"))),
    }
)
_CLAUSE: Final = a_mapping({"quote": required(scalar("text")), "source": SOURCE})
_OPERATIONAL_AREA: Final = fields_of("operational_area", {"title": required(scalar("text"))})
_AREA: Final = fields_of("area", {"number": required(scalar("text")), "operational_areas": a_list(_OPERATIONAL_AREA)})

AGREEMENT: Final = Shape(
    {
        "agreement": required(a_mapping(_HEAD)),
        "clauses": a_mapping(dict.fromkeys(CLAUSES, _CLAUSE)),
        "bodies": required(a_list({"anyof": [_body(kind) for kind in BODY]})),
        "areas": a_list(_AREA),
        "sections": SECTIONS,
        "items": required(a_list({"anyof": [_item(kind) for kind in ITEM]})),
        "appendices": a_list(APPENDIX),
        "answers": a_list(ANSWER),
        "doubts": a_list(DOUBT),
    }
)
"""The whole agreement file."""
