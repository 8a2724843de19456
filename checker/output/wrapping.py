"""Words broken into lines, as `textwrap` does it, and quickly where nothing is odd about them."""

from __future__ import annotations


def wrapped(words: str, width: int, first: str, indent: str) -> list[str]:
    """Lines of at most `width` columns, the first behind `first`, the others behind `indent`; longer words stay whole.

    Lines are broken at spaces, never at a hard space or a hyphen.
    """
    plain = words.isprintable() and not words.startswith(" ") and not words.endswith(" ") and "  " not in words
    if not words or not plain:
        return _as_textwrap(words, width, first, indent)
    if len(first) + len(words) <= width:
        return [first + words]
    lines: list[str] = []
    begin, *rest = words.split(" ")
    line = first + begin
    for word in rest:
        if len(line) + 1 + len(word) <= width:
            line = f"{line} {word}"
        else:
            lines.append(line)
            line = indent + word
    return [*lines, line]


def _as_textwrap(words: str, width: int, first: str, indent: str) -> list[str]:
    import textwrap  # tabs, several spaces, hard spaces: rare

    return textwrap.wrap(
        words,
        width,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
