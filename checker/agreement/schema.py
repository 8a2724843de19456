"""The shape of an agreement file, made from the vocabulary, in Cerberus's rule language.

The shape demands only what is needed to read the file: known keys, types, the codes' form. What a draft can honestly
lack or get wrong (no date, no recipient, a number used twice) loads, and is for the rules to find.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from checker.vocabulary import ATTRIBUTES, BODY, CLAUSES, ITEM, LINKS, OCCASIONS, RELATIONS, Attribute
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


def may_be_unknown(rules: Rules) -> Rules:
    """The same rules, or `{unknown: why, among: [...]}`: there is something, but the document does not say what."""
    unknown = {"unknown": required(scalar("text")), "among": {**a_list(scalar("text")), "minlength": 1}}
    return {"anyof": [rules, {**a_mapping(unknown), "meta": {"unknown_branch": True}}]}


@cache
def attribute_rules(attribute: Attribute) -> Rules:
    """The rules for one attribute of the vocabulary."""
    rules = one_of(attribute.choices) if attribute.choices else scalar(_SCALAR[attribute.type])
    return may_be_unknown(a_list(rules) if attribute.many else rules)


def attributes_of(kind: str, *, but: tuple[str, ...] = ()) -> dict[str, Rules]:
    """The fields for a kind's attributes, but for those that it writes in a form of their own."""
    return {
        name: attribute_rules(attribute)
        for name, attribute in ATTRIBUTES.items()
        if kind in attribute.kinds and name not in but
    }


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

RESULT: Final = a_mapping(
    {
        "id": required(scalar("id")),
        "text": required(scalar("text")),
        "held_by": may_be_unknown(a_list(scalar("text"))),
        "measured_by": LINKED,
        "source": SOURCE,
    }
)
INDICATOR: Final = a_mapping(
    {"id": required(scalar("id")), **attributes_of("indicator"), "outcomes": OUTCOMES, "source": SOURCE}
)


def _item(kind: str) -> Rules:
    lists = ("held_by", "led_by", "supported_by", "parallel_to")
    fields: dict[str, Rules] = {
        **attributes_of(kind),
        "number": required(scalar("text")),
        "kind": required(one_of((kind,))),
        "decided_by": may_be_unknown(scalar("text")),
        "in_area": scalar("text"),
        "in_operational_area": scalar("text"),
        "named_in_heading": may_be_unknown(RECIPIENTS),
        "named_in_sentence": may_be_unknown(RECIPIENTS),
        **{name: may_be_unknown(a_list(scalar("text"))) for name in lists if kind in RELATIONS[name].domain},
        "source": SOURCE,
    }
    if kind == "goal":
        fields |= {"results": a_list(RESULT), "indicators": a_list(INDICATOR)}
    else:
        fields |= {"serves": LINKED}
    return {**a_mapping(fields), "meta": {"when": {"kind": kind}}}


def _body() -> Rules:
    fields = {
        "code": required(scalar("id")),
        "kind": required(one_of(BODY)),
        "party": scalar("bool"),
        "name": attribute_rules(ATTRIBUTES["name"]),
        "printed_name": attribute_rules(ATTRIBUTES["printed_name"]),
        "representative": attribute_rules(ATTRIBUTES["representative"]),
        "source": SOURCE,
    }
    return a_mapping(fields)


AGREEMENT: Final = Shape(
    {
        "agreement": required(
            a_mapping(
                {
                    "id": required(scalar("id")),
                    "year": required(scalar("year")),
                    "of_board": required(scalar("text")),
                    "title": attribute_rules(ATTRIBUTES["title"]),
                    "municipality": attribute_rules(ATTRIBUTES["municipality"]),
                    "mandate": a_mapping({"from": scalar("year"), "to": scalar("year")}),
                    "follow_up": attribute_rules(ATTRIBUTES["follow_up"]),
                    "occasions": a_mapping({occasion: scalar("text") for occasion in OCCASIONS}),
                    "words": a_mapping(
                        {"division": scalar("text"), "all_divisions": scalar("text"), "lead": scalar("text")}
                    ),
                    "numbering": a_mapping({"council": scalar("text"), "board": scalar("text")}),
                    "outcome_years": a_list(scalar("year")),
                    "source": SOURCE,
                }
            )
        ),
        "clauses": a_mapping(
            {key: a_mapping({"quote": required(scalar("text")), "source": SOURCE}) for key in CLAUSES}
        ),
        "bodies": required(a_list(_body())),
        "areas": a_list(
            a_mapping(
                {
                    "number": required(scalar("text")),
                    **attributes_of("area", but=("number",)),
                    "source": SOURCE,
                    "operational_areas": a_list(
                        a_mapping(
                            {
                                **attributes_of("operational_area", but=("title",)),
                                "title": required(scalar("text")),
                                "source": SOURCE,
                            }
                        )
                    ),
                }
            )
        ),
        "items": required(a_list({"anyof": [_item(kind) for kind in ITEM]})),
    }
)
"""The whole agreement file."""
