"""Relations: links between nodes."""

from __future__ import annotations

from typing import Final

from checker.named import NamedTuple
from checker.vocabulary.kinds import ANY, BODY, ITEM, RECIPIENTS


class Relation(NamedTuple):
    """A link between nodes: from any of the kinds `domain` to any of the kinds `range`."""

    domain: tuple[str, ...]
    range: tuple[str, ...]
    about: str


RELATIONS: Final[dict[str, Relation]] = {
    "in_agreement": Relation(
        tuple(kind for kind in ANY if kind != "agreement"), ("agreement",), "on every node but the agreement"
    ),
    "has_item": Relation(("agreement",), ITEM, "in the document's order"),
    "has_party": Relation(("agreement",), ("board", "division"), "the parties"),
    "has_appendix": Relation(("agreement",), ("appendix",), "in the document's order"),
    "has_clause": Relation(("agreement",), ("clause",), "a normative sentence of the agreement itself, by key"),
    "of_board": Relation(("agreement",), ("board",), "the board whose agreement it is"),
    "decided_by": Relation(ITEM, ("council", "board"), "who decided it"),
    "held_by": Relation(
        (*ITEM, "desired_result"),
        ("board",),
        "the boards that hold it: the parenthesis after the title or the result",
    ),
    "delegated_to": Relation(
        ITEM,
        RECIPIENTS,
        "who has it: from the sentence or else the heading; all divisions is every division that is a party",
    ),
    "named_in_heading": Relation(ITEM, RECIPIENTS, "recipients as the heading prints them"),
    "named_in_sentence": Relation(ITEM, RECIPIENTS, "recipients as the delegating sentence prints them"),
    "led_by": Relation(ITEM, ("division", "board"), "sammanhållande or huvudansvarig"),
    "supported_by": Relation(ITEM, ("division",), "stöttar"),
    "parallel_to": Relation(ITEM, ("division",), "has the same task from another board"),
    "serves": Relation(("assignment", "base_assignment"), ("goal", "assignment"), "what it carries out"),
    "in_area": Relation(ITEM, ("area",), "the area it stands in"),
    "in_operational_area": Relation(ITEM, ("operational_area",), "the operational area it stands in"),
    "expects": Relation(("goal",), ("desired_result",), "its desired results"),
    "has_claim": Relation(("desired_result",), ("claim",), "each measurable statement in the result's text"),
    "measured_by": Relation(
        ("goal", "desired_result", "claim"),
        ("indicator",),
        "a goal: the indicators of its table; a claim: stated or judged; a result: its claims' together",
    ),
    "has_outcome": Relation(("indicator",), ("outcome",), "printed values in printed order"),
    "described_in": Relation(("base_assignment",), ("appendix",), "the appendix that describes it"),
    "belongs_to": Relation(
        ("appendix", "department"),
        ("division",),
        "whose it is; unknown for a department that the document places nowhere",
    ),
    "has_section": Relation(("agreement", "appendix", "section"), ("section",), "its sections, in order"),
    "has_member": Relation(("group",), ("division",), "divisions that take part"),
    "convened_by": Relation(("group",), ("division",), "divisions that convene it"),
    "mentions": Relation((*ITEM, "section"), BODY, "named in the text"),
    "title_mentions": Relation(ITEM, BODY, "named in the title"),
    "lists_party": Relation(("section",), ("board", "division"), "parties that the section enumerates"),
    "lists_appendix": Relation(("agreement",), ("appendix",), "appendices that the main text enumerates"),
    "has_report": Relation(
        ITEM, ("report",), "what is reported on it at the occasion; reports stand in a file of their own"
    ),
    "reported_by": Relation(("report",), ("division",), "whose report it is; absent where it is everybody's"),
    "similar_to": Relation(
        (*ITEM, "desired_result"),
        (*ITEM, "desired_result"),
        "computed: another item, or a result of another goal, whose words overlap beyond a limit",
    ),
    "same_measure": Relation(
        ("indicator",), ("indicator",), "computed: same data_source or same normalised title under another goal"
    ),
    "conflicts_with": Relation(
        ("claim",),
        ("claim",),
        "computed: same measure and same or no year, with a different value or the opposite direction",
    ),
    "drifts_from": Relation(
        ("section",),
        ("section",),
        "computed: the wording most appendices have of the same row, when this row is nearly but not quite it",
    ),
    "waives": Relation(
        ("waiver",),
        tuple(kind for kind in ANY if kind != "waiver"),
        "what the waiver is about, where the agreement has it; waivers stand in a file of their own",
    ),
}

LINKED: Final = frozenset({"serves", "measured_by"})
"""Relations whose links say who made them."""

COMPUTED: Final = ("similar_to", "same_measure", "conflicts_with", "drifts_from")
"""Relations that are computed, like facts, and not read."""
