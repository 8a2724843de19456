"""Words broken into lines, as `textwrap` does it, and quickly where nothing is odd about them."""

from __future__ import annotations

from checker.words import HARD_SPACE


def wrapped(words: str, width: int, first: str, indent: str) -> list[str]:
    """Lines of at most `width` columns, the first behind `first`, the others behind `indent`; longer words stay whole.

    Lines are broken at spaces, never at a hard space or a hyphen.
    """
    if not words:
        return []
    plain = words.replace(HARD_SPACE, "")
    if not plain or not plain.isprintable() or "  " in plain or plain.strip(" ") != plain:
        return _as_textwrap(words, width, first, indent)
    lines: list[str] = []
    begin, lead = 0, first
    while begin + width < len(lead) + len(words):
        end = words.rfind(" ", begin, max(begin, begin + width - len(lead) + 1))
        if end < 0:  # not even the first word has room
            end = words.find(" ", begin)
        if end < 0:
            break
        lines.append(lead + words[begin:end])
        begin, lead = end + 1, indent
    return [*lines, lead + words[begin:]]


def _as_textwrap(words: str, width: int, first: str, indent: str) -> list[str]:
    import textwrap  # tabs, line ends, several spaces, other spaces: rare

    return textwrap.wrap(
        words,
        width,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
