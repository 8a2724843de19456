"""The structure tree of a tagged PDF: which pieces of a page's content make a paragraph, also over several pages."""

from __future__ import annotations

import re
from typing import Any, Final

from checker.named import NamedTuple

_PARAGRAPHS: Final = re.compile(r"P|H\d?|LBody|LI|Lbl|TD|TH|Caption|Title|BlockQuote|Note|TOCI")
_MOST: Final = 500_000
"""So many elements are looked at: a tree that goes in circles has no end."""


class Structure(NamedTuple):
    """Of each piece of content, by its page's object and its own number there, the number of its paragraph; and which
    paragraphs are points of lists. Of each paragraph in a table, over how many columns its cell reaches.
    """

    paragraphs: dict[tuple[int, int], int]
    points: frozenset[int]
    spans: dict[int, int]


def structure_of(pdf: Any) -> Structure:
    """The structure of a file of pdfplumber's; empty where it has none."""
    from pdfplumber.utils.pdfinternals import resolve

    root = resolve(pdf.doc.catalog.get("StructTreeRoot"))
    if not isinstance(root, dict):
        return Structure({}, frozenset(), {})
    roles = resolve(root.get("RoleMap")) or {}
    found: dict[tuple[int, int], int] = {}
    points: set[int] = set()
    spans: dict[int, int] = {}
    waiting: list[tuple[Any, int, int, bool, int]] = [(root.get("K"), 0, 0, False, 0)]
    seen = 0
    while waiting and seen < _MOST:
        kid, page, paragraph, in_point, span = waiting.pop()
        seen += 1
        reference, kid = kid, resolve(kid)
        if isinstance(kid, list):
            waiting += [(one, page, paragraph, in_point, span) for one in kid]
        elif isinstance(kid, int) and paragraph:
            found[page, kid] = paragraph
        elif isinstance(kid, dict):
            page = getattr(kid.get("Pg"), "objid", page)
            if "MCID" in kid:
                waiting.append((kid["MCID"], page, paragraph, in_point, span))
                continue
            name = str(getattr(resolve(kid.get("S")), "name", ""))
            name = str(getattr(resolve(roles.get(name)), "name", name))
            if name in ("TD", "TH"):
                span = _span(resolve(kid.get("A")))
            if _PARAGRAPHS.fullmatch(name):
                paragraph = getattr(reference, "objid", seen)
                in_point = name in ("LI", "LBody") or (in_point and name in ("P", "Lbl"))
                if in_point:
                    points.add(paragraph)
                if span:
                    spans[paragraph] = span
            waiting.append((kid.get("K"), page, paragraph, in_point, span))
    return Structure(found, frozenset(points), spans)


def _span(attributes: Any) -> int:
    """Over how many columns a cell with these attributes reaches: one, where they do not say."""
    from pdfplumber.utils.pdfinternals import resolve

    held = [resolve(one) for one in (attributes if isinstance(attributes, list) else [attributes])]
    said = [resolve(one["ColSpan"]) for one in held if isinstance(one, dict) and "ColSpan" in one]
    return next((span for span in said if isinstance(span, int) and span > 0), 1)
