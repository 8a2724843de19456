"""A text -> the stream of libyaml's events that `build` reads.

What only some texts need (counting nodes, composing accents, watching for references and tags) wraps the stream of
those texts alone, so that it costs the others nothing.
"""

from __future__ import annotations

from typing import Any
from unicodedata import is_normalized, normalize

import yaml
from yaml.events import AliasEvent, NodeEvent, ScalarEvent

from checker.yamlfile.build import GetEvent, Oddity, Stop, note

MOST_VALUES = 1_000_000
_ASCII = bytes(range(0x80))


def python_parser() -> type[Any]:
    """PyYAML's own parser, some ten times slower, for where it was installed without libyaml."""
    from yaml.parser import Parser as Grammar
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class PythonParser(Reader, Scanner, Grammar):
        def __init__(self, data: bytes) -> None:
            Reader.__init__(self, data.decode("utf-8-sig"))
            Scanner.__init__(self)
            Grammar.__init__(self)

    return PythonParser


if yaml.__with_libyaml__:
    from yaml._yaml import CParser

    Parser: type[Any] = CParser
else:
    Parser = python_parser()


def events(text: str, utf_8: bytes, oddities: list[Oddity]) -> GetEvent:
    """A function that gives the next event of `text`, its scalars in NFC, with no aliases, anchors or tags left in.

    `utf_8` is the same text, with or without a byte order mark. Given bytes, libyaml need not be given a copy.
    Adds those to `oddities`. The function raises yaml.YAMLError for what is no YAML, and Stop beyond a million nodes.
    """
    get: GetEvent = Parser(utf_8).get_event
    if len(text) >= MOST_VALUES:  # a node takes at least one character, so a shorter text needs no counting
        get = _counted(get)
    if any(sign in text for sign in "&*!"):
        get = _watched(get, oddities)
    if not in_nfc(text, utf_8) or "\\" in text:  # an escape, as \u030A, may be half of a letter
        get = _composed(get)
    return get


def in_nfc(text: str, utf_8: bytes) -> bool:
    """Whether a text is in NFC: as one of Latin-1 is, with dashes, quotation marks and the like.

    Most are of no other signs; to see so of those beyond ASCII, once each, is quicker than to ask of every sign.
    """
    others = {*utf_8.translate(None, _ASCII).decode()}
    return all(sign <= "\xff" or "\u2010" <= sign <= "\u20bf" for sign in others) or is_normalized("NFC", text)


def _counted(get: GetEvent) -> GetEvent:
    left = MOST_VALUES

    def counted() -> Any:
        nonlocal left
        event = get()
        left -= isinstance(event, NodeEvent)
        if left < 0:
            raise Stop(Oddity("many", event.start_mark.index, event.end_mark.index))
        return event

    return counted


def _watched(get: GetEvent, oddities: list[Oddity]) -> GetEvent:
    def watched() -> Any:
        event = get()
        kind = event.__class__
        if kind is AliasEvent:
            begin, end = event.start_mark, event.end_mark
            note(oddities, Oddity("alias", begin.index, end.index))
            return ScalarEvent(None, None, (True, False), event.anchor, begin, end, "'")
        if getattr(event, "anchor", None) is not None:
            begin = event.start_mark
            note(oddities, Oddity("anchor", begin.index, begin.index))
        if getattr(event, "tag", None) is not None:
            begin = event.start_mark
            note(oddities, Oddity("tag", begin.index, begin.index))
        return event

    return watched


def _composed(get: GetEvent) -> GetEvent:
    def composed() -> Any:
        event = get()
        kind = event.__class__
        if kind is ScalarEvent:
            event.value = normalize("NFC", event.value)
        return event

    return composed
