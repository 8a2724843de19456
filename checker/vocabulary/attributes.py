"""Attributes: values that are printed in the agreement or written by a person."""

from __future__ import annotations

from typing import Final

from checker.named import NamedTuple
from checker.vocabulary.kinds import BODY, DIRECTIONS, ITEM, KINDS, LEAD_WORDS, OCCASIONS


class Attribute(NamedTuple):
    """A value that is printed in the agreement or written by a person.

    `type` is one of `str int number date bool` or, where `choices` is given, `str` from that closed list.
    """

    kinds: tuple[str, ...]
    type: str
    about: str
    many: bool = False
    choices: tuple[str, ...] = ()


ATTRIBUTES: Final[dict[str, Attribute]] = {
    "title": Attribute(
        ("agreement", "area", "operational_area", *ITEM, "indicator", "appendix", "section"),
        "str",
        "the heading, without number",
    ),
    "text": Attribute(
        ("agreement", *ITEM, "desired_result", "clause", "section"),
        "str",
        "its prose, one value a printed field",
        many=True,
    ),
    "focus": Attribute(
        ("area", "operational_area"), "str", "what is in focus in the mandate period, one value a paragraph", many=True
    ),
    "year": Attribute(
        ("agreement", "outcome", "claim"),
        "int",
        "the agreement's year; an outcome's column; a claim's year (absent: every year)",
    ),
    "period_start": Attribute(("agreement",), "date", "first day of validity"),
    "period_end": Attribute(("agreement",), "date", "last day of validity"),
    "mandate_from": Attribute(("agreement",), "int", "first year of the mandate period"),
    "mandate_to": Attribute(("agreement",), "int", "last year of the mandate period"),
    "decision_date": Attribute(("agreement",), "date", "the day of the decision"),
    "decision_paragraph": Attribute(("agreement",), "str", "the paragraph of the decision in the minutes"),
    "reference_number": Attribute(("agreement", "appendix"), "str", "diarienummer"),
    "municipality": Attribute(("agreement",), "str", "the municipality whose agreement it is"),
    "follow_up": Attribute(
        ("agreement", *ITEM), "str", "occasions at which it is followed up", many=True, choices=OCCASIONS
    ),
    "follow_up_reason": Attribute(ITEM, "str", "why its occasions differ from the agreement's"),
    "explained_gaps": Attribute(("agreement",), "str", "numbers and areas whose absence the text explains", many=True),
    "code": Attribute(BODY, "str", "the short form"),
    "name": Attribute(BODY, "str", "what people call it"),
    "printed_name": Attribute(BODY, "str", "the full name that the document prints beside the code"),
    "representative": Attribute(("board", "division"), "str", "ombud"),
    "remuneration": Attribute(
        ("division",),
        "str",
        'none is "ges ej"; unknown where an announced table is not in the text that was read',
        choices=("stated", "none"),
    ),
    "number": Attribute(("area", *ITEM, "section"), "str", "without trailing dot"),
    "number_as_written": Attribute(ITEM, "str", "the number as it is printed"),
    "kept_by_board": Attribute(ITEM, "bool", "the document says that the board keeps it"),
    "kept_reason": Attribute(ITEM, "str", "the words that say why the board keeps it"),
    "lead_word": Attribute(("agreement", *ITEM), "str", "the word printed for lead", many=True, choices=LEAD_WORDS),
    "start": Attribute(("assignment",), "date", "its first day"),
    "end": Attribute(("assignment",), "date", "its last day"),
    "trial_end": Attribute(("assignment",), "date", "last day of what is to be evaluated"),
    "funding": Attribute(("assignment",), "str", "how it is paid for"),
    "area_names": Attribute(("base_assignment",), "str", "the areas that its text lists, as printed", many=True),
    "measure": Attribute(("claim",), "str", "what is measured"),
    "operator": Attribute(
        ("claim",), "str", "how the value bounds", choices=("lt", "le", "eq", "ge", "gt", "between", "delta")
    ),
    "value": Attribute(("claim", "outcome"), "number", "the figure; with upper, the lower bound"),
    "upper": Attribute(("claim",), "number", "upper bound of a range"),
    "unit": Attribute(("claim", "indicator", "outcome"), "str", "the unit, as the title or the figure says it"),
    "direction": Attribute(("claim",), "str", "what the words say", choices=DIRECTIONS),
    "better": Attribute(
        ("indicator",), "str", "which way of the figure is better, as a reader judges", choices=DIRECTIONS
    ),
    "reference": Attribute(
        ("claim",),
        "str",
        "what the claim compares with",
        choices=("fixed", "previous_year", "other_measure", "external"),
    ),
    "quote": Attribute(("claim",), "str", "the words it was read from"),
    "decimals": Attribute(("claim", "outcome"), "int", "of its value, as printed"),
    "position": Attribute(("outcome",), "int", "printed order from 1; known even when the year is not"),
    "data_source": Attribute(("indicator",), "str", "a database id or a survey"),
    "definition_from": Attribute(("indicator",), "int", "first year of a new definition"),
    "level": Attribute(("section",), "int", "1 straight under the agreement or the appendix"),
    "role": Attribute(
        ("section",),
        "str",
        "what the section is for",
        choices=(
            *("preamble", "parties", "scope", "responsibility", "follow_up", "economy", "appendix_list"),
            *("common", "common_row", "area", "process"),
        ),
    ),
    "follow_up_text": Attribute(("section",), "str", "how it says that it is followed up"),
    "unread": Attribute(
        ("section",), "str", "announced tables or pictures that the text that was read does not carry", many=True
    ),
    "common_rows_reason": Attribute(("appendix",), "str", "why a common row is left out"),
    "rule": Attribute(("waiver",), "str", "the id of the rule whose finding it lets stand"),
    "subject": Attribute(("waiver",), "str", "the node that it was decided for, by id"),
    "subject_title": Attribute(("waiver",), "str", "the title that its subject had when it was decided"),
    "expires": Attribute(("waiver",), "date", "the last day on which it holds"),
    "days_left": Attribute(
        ("waiver",), "int", "days from the day of the check to that day; below 0 when it has passed"
    ),
    "needed": Attribute(
        ("waiver",), "bool", "the rule still finds what it was decided for; unknown where the rule cannot decide"
    ),
    "new_subject": Attribute(
        ("waiver",), "str", "the node, by id, that now has the title it was decided on and where the rule finds it"
    ),
    "new_title": Attribute(("waiver",), "str", "the title of its subject, where that is another than when decided"),
    "new_values": Attribute(
        ("waiver",), "str", "offending values of the finding that were not there when it was decided", many=True
    ),
    "occasion": Attribute(("report",), "str", "the occasion that it is for", choices=OCCASIONS),
    "status": Attribute(("report",), "str", "how it stands, in a word of the closed list"),
    "comment": Attribute(("report",), "str", "what the division says of it"),
    "cause": Attribute(("report",), "str", "why it is not on track"),
    "consequence": Attribute(("report",), "str", "what follows from that"),
    "action": Attribute(("report",), "str", "what is done about it"),
    "owner": Attribute(("report",), "str", "who sees to that"),
    "date": Attribute(("report",), "date", "by when it is done"),
    "forecast": Attribute(("report",), "str", "how it is expected to stand at the end of the year"),
}

ATTRIBUTES_OF: Final[dict[str, dict[str, Attribute]]] = {kind: {} for kind in KINDS}
"""The attributes that each kind has, by name."""
for _name, _attribute in ATTRIBUTES.items():
    for _kind in _attribute.kinds:
        ATTRIBUTES_OF[_kind][_name] = _attribute
