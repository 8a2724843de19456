"""The names that a formula can have, and what a pattern of that name tells: what the import looks for under it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from checker.named import NamedTuple
from checker.vocabulary import ATTRIBUTES, OCCASIONS
from checker.vocabulary.kinds import DIRECTIONS, ITEM, LEAD_WORDS

Choices = Mapping[str, tuple[str, ...]]


class Form(NamedTuple):
    """What an entry of one name gives.

    `groups` must be groups of its pattern, `said` groups or words under `means`; what `more` names may be either, and
    nothing else has a meaning. `choices`: where `means` can only say one of some words.
    """

    groups: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    choices: Choices = MappingProxyType({})

    @property
    def known(self) -> tuple[str, ...]:
        """All that a pattern of this name can tell."""
        return (*self.groups, *self.said, *self.more)


LIFTED: Final = ("delegated", "areas_of_base", "kept", "follow_up")
"""Sentences about an item that the file keeps in fields of their own, and not in the text."""

SENTENCES: Final = (
    *(*LIFTED, "lead", "responsible", "leading"),
    *("support", "parallel", "boards_named", "trial", "deadline"),
)
"""Sentences about an item, in the order in which they are looked for."""

_ROLES: Final = {
    "role": tuple(
        role for role in ATTRIBUTES["role"].choices if role not in ("preamble", "common", "common_row", "process")
    )
}
_ITEM: Final = {"kind": ITEM, "decided": ("council", "board"), "heads": ("several",)}
_WORD: Final = {"word": LEAD_WORDS}
_OCCASION: Final = {"occasion": OCCASIONS}
_CLAIM: Final[Choices] = {
    "operator": ATTRIBUTES["operator"].choices,
    "direction": DIRECTIONS,
    "reference": ATTRIBUTES["reference"].choices,
    "continues": ("direction", "bound"),
}

FORMULAS: Final[dict[str, Form]] = {
    # Lines that begin something.
    "title": Form(("board", "year")),
    "section": Form(more=("role", "level"), choices={**_ROLES, "level": ("1", "2")}),
    "marked_section": Form(("title", "board")),
    "area": Form(("number", "title")),
    "operational_area_label": Form(),
    "operational_area": Form(("title",)),
    "focus": Form(("from", "to")),
    "item": Form(said=("kind", "decided"), more=("heads",), choices=_ITEM),
    "item_label": Form(),
    "item_number": Form(("number", "rest"), more=("dot",)),
    "item_heading": Form(("held", "boards"), more=("recipients",)),
    "results": Form(),
    "result_boards": Form(("boards",), more=("text",)),
    "indicators": Form(),
    "table_head": Form(("years",), more=("others",)),
    "table_head_more": Form(),
    "description": Form(),
    "dates_head": Form(),
    "dates": Form(more=("start", "end")),
    "appendix_label": Form(more=("reference",)),
    "appendix": Form(("name",)),
    "common": Form(),
    "common_row": Form(),
    "appendix_section": Form(("title",), more=("role",), choices=_ROLES),
    "process_intro": Form(),
    "follow_up_head": Form(),
    # Cells of a table, and words in its head.
    "head_word": Form(),
    "year_column": Form(("year",)),
    "other_column": Form(),
    "date_cell": Form(),
    "party_columns": Form(),
    # Names of parties, boards and units.
    "party_list": Form(("parties",), more=("board", "board_code", "representative")),
    "party": Form(("name", "code"), more=("representative",)),
    "board_name": Form(),
    "board_in_text": Form(("kind",)),
    "everybody": Form(),
    "unit_word": Form(),
    "area_word": Form(),
    # Sentences about the whole agreement.
    "validity": Form(("year",)),
    "decision": Form(("date",), more=("body", "paragraph")),
    "clause_lead": Form(said=("word",), choices=_WORD),
    "clause_follow_up": Form(("occasions",)),
    "clause_revision": Form(),
    "remuneration": Form(("divisions",), more=("board",)),
    "announced": Form(("what",), ("is",), ("in", "about"), {"in": ("table", "picture"), "about": ("remuneration",)}),
    "municipality": Form(("name",)),
    # Sentences about an item.
    "delegated": Form(("recipients",), more=("board", "number", "word", "support"), choices=_WORD),
    "kept": Form(more=("board", "reason")),
    "keeping": Form(),
    "areas_of_base": Form(("recipients", "areas"), more=("board", "units")),
    "follow_up": Form(("occasions",)),
    "lead": Form(("leads",), ("word",), choices=_WORD),
    "leading": Form(),
    "reported": Form(),
    "responsible": Form(("who",)),
    "support": Form(("supporters",)),
    "parallel": Form(("parallel",), more=("boards",)),
    "boards_named": Form(("boards",)),
    "trial": Form(("month", "year")),
    "deadline": Form(("end",)),
    "occasion": Form(said=("occasion",), choices=_OCCASION),
    "occasion_name": Form(said=("occasion",), choices=_OCCASION),
    # In a desired result.
    "claim": Form(
        more=("measure", "who", "what", "said", "bound", "targets", "named", "after", *_CLAIM), choices=_CLAIM
    ),
    "after_comma": Form(),
    "measure": Form(),
    "plain": Form(),
    "counts": Form(),
    "vision": Form(),
    "bound": Form(("targets",), ("operator",), choices=_CLAIM),
    "target": Form(("value",), more=("upper", "unit", "year", "from", "to")),
    "aim": Form(("result", "aims")),
    "purpose": Form(("measure",), ("direction",), choices=_CLAIM),
    "both": Form(("one", "other", "rest")),
    "trend": Form(("measure",), more=("compared",)),
    # In an indicator's title.
    "unit": Form(said=("unit",)),
    "data_source": Form(("source",)),
    # In running text.
    "refers_back": Form(),
    # In an appendix.
    "group": Form(("name", "code", "description")),
    "convenes": Form(("who",)),
}
