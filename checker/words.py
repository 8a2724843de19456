"""The tool's own words in Swedish and English, and how values are written in a sentence.

Everything a run prints follows the chosen language; the agreement's own content stays as it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Literal

from checker.named import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

Language = Literal["sv", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("sv", "en")

HARD_SPACE: Final = "\N{NO-BREAK SPACE}"


class Text(NamedTuple):
    """One thing said in both languages."""

    sv: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in `language`."""
        return self.sv if language == "sv" else self.en


AND: Final = Text(" och ", " and ")
OR: Final = Text(" eller ", " or ")
UNKNOWN: Final = Text("okänt", "unknown")
YES: Final = Text("ja", "yes")
NO: Final = Text("nej", "no")


def enumerate_words(words: Sequence[str], language: Language, last: Text = AND, between: str = ", ") -> str:
    """`A`, `A och B`, `A, B och C`; with `last=OR`, `A, B eller C`."""
    if len(words) < 2:
        return "".join(words)
    return between.join(words[:-1]) + last.in_(language) + words[-1]


def number_words(number: Decimal | int, language: Language) -> str:
    """A figure with its decimals as they were written: `20,0`, `14 091` (Swedish), `20.0`, `14,091` (English)."""
    written = f"{number:,}" if isinstance(number, int) else f"{number:,f}"
    if language == "en":
        return written.replace("-", "\N{MINUS SIGN}")
    whole, dot, decimals = written.partition(".")
    whole = whole.replace(",", HARD_SPACE).replace("-", "\N{MINUS SIGN}")
    return f"{whole},{decimals}" if dot else whole


def filled(template: Text, **words: Text | str) -> Text:
    """A text with its `{names}` filled in both languages, by a text in the language at hand."""
    sides = (
        template.in_(language).format(
            **{name: word if isinstance(word, str) else word.in_(language) for name, word in words.items()}
        )
        for language in LANGUAGES
    )
    return Text(*sides)


def figure(number: int) -> Text:
    """A whole number in both languages."""
    return Text(number_words(number, "sv"), number_words(number, "en"))


def quoted(words: str, language: Language) -> str:
    """Words of somebody else's text, in the quotation marks of the sentence around them; Swedish has one for both."""
    begin = "\N{RIGHT DOUBLE QUOTATION MARK}" if language == "sv" else "\N{LEFT DOUBLE QUOTATION MARK}"
    return f"{begin}{words}\N{RIGHT DOUBLE QUOTATION MARK}"


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """The values without repetition, in their first order."""
    return tuple(dict.fromkeys(values))


def shortened(words: str, length: int) -> str:
    """The words, cut with an ellipsis where they are longer."""
    return words if len(words) <= length else f"{words[: length - 1].rstrip()}…"
