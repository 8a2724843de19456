"""The report as one HTML file that needs nothing else: no script, no network, a style sheet that its policy names."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256
from typing import Any, Final

from checker.content import content
from checker.gapreport.pictures import in_page, style_sheet
from checker.gapreport.pictures.widths import cut
from checker.gapreport.templates import FOLDER, sandbox, template_fault
from checker.gapreport.values import SYMBOLS, Block, Line, Report, Section, Table
from checker.words import Text

TEMPLATE: Final = "report.html"
STYLE: Final = "report.css"
NARROW: Final = "62rem"
"""Up to this width the rows of a table stand as lists: report.css says so too."""

_PIECE: Final = 20
_SIGN: Final = r"(?:&#?\w+;|[^\s&])"
_LONG_WORD: Final = re.compile(rf"{_SIGN}{{{2 * _PIECE},}}")
_PIECES: Final = re.compile(rf"({_SIGN}{{{_PIECE}}})(?={_SIGN})")
"""Twenty characters, of forty or more without a space, that are not the last."""
_DAY: Final = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")
_FOOT_LENGTH: Final = 110
_SHEET: Final = (Text("Sida", "Page"), Text("av", "of"))
_SAY: Final = {
    "skip": Text("Hoppa till innehållet", "Skip to the content"),
    "contents": Text("Innehåll", "Contents"),
    "in_words": Text("Bilden i ord", "The picture in words"),
    "words_follow": Text("bild som också står i ord strax efter", "a picture, which is in words, too, just below"),
}


def written(report: Report, folders: Iterable[str] = ()) -> str:
    """The report by the template `report.html`: the first that the folders have, else the tool's own.

    Raises:
        TemplateFault: where a template of the folders cannot be read or filled.
    """
    from jinja2 import FileSystemLoader

    searched = [*folders, os.path.join(content("reports"), FOLDER)]
    environment = sandbox(
        loader=FileSystemLoader(searched, encoding="utf-8"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["kind"] = lambda block: type(block).__name__
    environment.filters["svg"] = in_page
    environment.filters["breakable"] = _breakable
    environment.filters["line"] = partial(_line, escape=environment.filters["e"], foreign=report.language != "sv")
    heads = {head: f"columns-{number}" for number, head in enumerate(dict.fromkeys(_heads(report.parts)), start=1)}
    style = _foot(report) + _style(environment, searched) + style_sheet() + _symbols() + _labels(heads)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    language = report.language
    values: dict[str, Any] = {
        "report": report,
        "heads": heads,
        "style": style,
        "style_hash": f"sha256-{digest}",
        "say": {key: text.in_(language) for key, text in _SAY.items()},
    }
    try:
        return environment.get_template(TEMPLATE).render(values)
    except Exception as error:  # a template is a program of somebody else's
        raise template_fault(error, _path(TEMPLATE, searched), values) from None


def _style(environment: Any, folders: list[str]) -> str:
    """The style sheet, in which nothing is filled in."""
    try:
        source, _, _ = environment.loader.get_source(environment, STYLE)
    except (OSError, UnicodeDecodeError) as error:
        raise template_fault(error, _path(STYLE, folders), {}) from None
    return str(source)


def _path(name: str, folders: list[str]) -> str:
    """Where a template is: in the first of the folders that has it."""
    return next((path for folder in folders if os.path.exists(path := os.path.join(folder, name))), name)


def _heads(blocks: Iterable[Block]) -> Iterator[tuple[str, ...]]:
    """The column headers of every table, in order."""
    for block in blocks:
        if isinstance(block, Table):
            yield block.head
        elif isinstance(block, Section):
            yield from _heads(block.blocks)


def _line(line: Line, *, escape: Callable[[str], str], foreign: bool) -> str:
    """Words with their emphasis and links, and, in a report in another language, with the agreement's own told apart.

    A report has so many of them that the template itself would take half as long again.
    """
    said: list[str] = []
    for one in line:
        text = _breakable(escape(one.text))
        if one.own and foreign:
            text = f'<span lang="sv">{text}</span>'
        elif one.spoken:
            text = f'<span aria-hidden="true">{text}</span><span class="spoken">{escape(one.spoken)}</span>'
        if one.tone:
            text = f'<span class="status {one.tone}">{text}</span>'
        elif one.target:
            text = f'<a href="#{escape(one.target)}">{text}</a>'
        elif one.strong:
            text = f"<strong>{text}</strong>"
        said.append(text)
    return "".join(said)


def _breakable(escaped: str) -> str:
    """Text as it stands in a page, broken in the longest words, for a table would be as wide as they are, not in dates.

    A date that stands alone is in a column of figures, which are not broken.
    """
    text = str(escaped)  # jinja2's own text would escape what is added
    whole = text if "-" not in text or _DAY.fullmatch(text) else _DAY.sub(r"<span class=day>\g<0></span>", text)
    if len(whole) < 2 * _PIECE or all(len(word) < 2 * _PIECE for word in whole.split()):
        return whole
    return _LONG_WORD.sub(lambda word: _PIECES.sub(r"\1<wbr/>", word[0]), whole)


def _foot(report: Report) -> str:
    """The style of what stands beneath every sheet of paper: which report it is of, and its number of all."""
    title = _css_text(cut("".join(words.text for words in report.subtitle), _FOOT_LENGTH))
    before, between = (text.in_(report.language) for text in _SHEET)
    number = f'"{before} " counter(page) " {between} " counter(pages)'
    return f'@page{{@bottom-left{{content:"{title}"}}@bottom-right{{content:{number}}}}}\n'


def _symbols() -> str:
    """The style that sets a status's symbol before its words; it is not read aloud, for the words say it."""
    rules = (f'.{tone}::before{{content:"{sign} ";content:"{sign} " / ""}}' for tone, sign in SYMBOLS.items())
    return "".join(rules)


def _labels(heads: dict[tuple[str, ...], str]) -> str:
    """The style by which a cell says its column's name, where rows stand as lists."""
    rules = (
        f'.{name} td:nth-child({column})::before{{content:"{_css_text(words)}: "}}'
        for head, name in heads.items()
        for column, words in enumerate(head, start=1)
        if column > 1
    )
    return f"@media screen and (max-width:{NARROW}){{{''.join(rules)}}}"


def _css_text(text: str) -> str:
    """A text as it stands in a string of a style sheet."""
    return "".join(one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in text)
