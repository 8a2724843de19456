"""Facts: values that are computed from the agreement; never verdicts."""

from __future__ import annotations

from typing import Final

from checker.named import NamedTuple
from checker.vocabulary.kinds import DEVIATION, ITEM, OCCASIONS


class Fact(NamedTuple):
    """A value that is computed from the agreement; never a verdict.

    `inputs` are the words it is computed from; a finding on a fact is placed at the first of them that is stated.
    """

    kinds: tuple[str, ...]
    type: str
    about: str
    inputs: tuple[str, ...]
    many: bool = False
    choices: tuple[str, ...] = ()


FACTS: Final[dict[str, Fact]] = {
    "start_year": Fact(("assignment",), "int", "the year in which it starts", ("start",)),
    "end_year": Fact(("assignment",), "int", "the year in which it ends", ("end",)),
    "years_open": Fact(("assignment",), "int", "the agreement's year minus the start year", ("start",)),
    "previous_year": Fact(("agreement",), "int", "the year before the agreement's", ("year",)),
    "final_occasion": Fact(("agreement",), "str", "the last of its occasions", ("follow_up",), choices=OCCASIONS),
    "occasions_outside": Fact(
        ("assignment",),
        "str",
        "stated occasions that fall before its start or after its end",
        ("follow_up", "start", "end"),
        many=True,
        choices=OCCASIONS,
    ),
    "mentioned_years": Fact((*ITEM, "section"), "int", "years in the prose, in their order", ("text",), many=True),
    "follow_up_years": Fact(("section",), "int", "years in how it is followed up", ("follow_up_text",), many=True),
    "unmapped_occasions": Fact(
        ("agreement", *ITEM),
        "str",
        "occasions that the agreement's own list lacks",
        ("follow_up",),
        many=True,
    ),
    "name_forms": Fact(("board", "division"), "str", "spellings of its name in the text", ("name",), many=True),
    "description_forms": Fact(("group",), "str", "normalised descriptions in the appendices", ("name",), many=True),
    "area_number": Fact(ITEM, "str", "first part of the number", ("number",)),
    "numbered_as": Fact(
        ITEM,
        "str",
        "whom the number names, by the pattern that the agreement declares",
        ("number",),
        choices=("council", "board"),
    ),
    "number_form": Fact(
        ITEM, "str", "whether the number is written with a trailing dot", ("number",), choices=("dot", "no_dot")
    ),
    "number_gaps": Fact(
        ("agreement",),
        "str",
        "missing areas, and missing n in each printed run a.1.n, a.2.n",
        ("title",),
        many=True,
    ),
    "area_keys": Fact(
        ("base_assignment", "appendix"),
        "str",
        "normalised names of the areas listed in the text, or of the sections with role area",
        ("area_names", "title"),
        many=True,
    ),
    "title_key": Fact(("section",), "str", "title without punctuation, case and division names", ("title",)),
    "common_rows": Fact(
        ("agreement",),
        "str",
        "title keys of common rows that stand in more than half of the appendices",
        ("title",),
        many=True,
    ),
    "latest_outcome": Fact(("indicator",), "number", "last in printed order", ("has_outcome",)),
    "trend": Fact(
        ("indicator",),
        "str",
        "last two in printed order, by what is better",
        ("has_outcome",),
        choices=("better", "worse", "unchanged"),
    ),
    "fulfilment": Fact(
        ("indicator",),
        "str",
        "latest outcome against the claim that applies in the agreement's year",
        ("has_outcome",),
        choices=("met", "unmet", "outside"),
    ),
    "claim_due": Fact(
        ("indicator",),
        "bool",
        "the year of the claim that applies is the agreement's or earlier, or the claim has none",
        ("has_outcome",),
    ),
    "largest_jump": Fact(
        ("indicator",), "number", "largest change between neighbours, as a ratio to the smaller", ("has_outcome",)
    ),
    "outcome_key": Fact(("outcome",), "str", "year and value, so that series can be compared", ("value",)),
    "unanswered": Fact(
        ("report",),
        "str",
        "what it does not say of why it is not on track and what is done about it",
        DEVIATION,
        many=True,
        choices=DEVIATION,
    ),
}
