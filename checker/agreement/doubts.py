"""What an open question of an agreement file must say to be asked and answered: what it is about, and which field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from checker.words import OR, enumerate_words
from checker.yamlfile import Document, Fault, did_you_mean

_ABOUT_NOTHING: Final = ("unread",)
"""A line that was not read may belong anywhere."""

_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "date": ("start", "end"),
    "follow-up": ("follow_up",),
    "lead": ("led_by",),
    "recipients": ("named_in_heading", "named_in_sentence"),
}
"""The fields that wait for an answer, by code, where nobody may take the item to lack them meanwhile."""


def doubt_faults(document: Document) -> Iterator[Fault]:
    """Every question in a file of any shape that does not say what it is about, or asks for a field that it cannot."""
    value = document.value if isinstance(document.value, dict) else {}
    doubts = value.get("doubts")
    for position, doubt in enumerate(doubts if isinstance(doubts, list) else ()):
        if not isinstance(doubt, dict) or not isinstance(code := doubt.get("code"), str):
            continue
        path = ("doubts", position)
        if "about" not in doubt and code not in _ABOUT_NOTHING:
            yield Fault(
                document.place(path),
                f"Frågan `{code}` säger inte vad den gäller. Skriv det under `about`.",
                f"The question `{code}` does not say what it is about. Write that under `about`.",
            )
        yield from _field_faults(document, path, doubt, _FIELDS.get(code, ()))


def _field_faults(
    document: Document, path: tuple[str, int], doubt: dict[str, Any], fields: tuple[str, ...]
) -> Iterator[Fault]:
    """`fields` are those that the question can ask for; () where it does not matter."""
    field = doubt.get("field")
    if not fields or (isinstance(field, str) and field in fields):
        return
    sv, en = (enumerate_words([f"`{one}`" for one in fields], language, OR) for language in ("sv", "en"))
    if "field" not in doubt:
        yield Fault(
            document.place(path),
            f"Frågan `{doubt['code']}` säger inte vilket fält den gäller. Skriv {sv} under `field`.",
            f"The question `{doubt['code']}` does not say which field it is about. Write {en} under `field`.",
        )
    elif isinstance(field, str):
        meant = did_you_mean(field, fields)
        yield Fault(
            document.place((*path, "field")),
            f"Frågan `{doubt['code']}` gäller {sv}, inte {field}.{meant[0]}",
            f"The question `{doubt['code']}` is about {en}, not {field}.{meant[1]}",
        )
