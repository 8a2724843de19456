"""IRIs and literals, and how Turtle is laid out.

Our own words are `urn:styrkoll:led_by` and `urn:styrkoll:Assignment`, a rule is `urn:styrkoll:rule:LED01`, a node
`urn:styrkoll:node:ks-2026:1.1.2`: names that do not change and claim no web address. Where the W3C or Dublin Core has
the very word, that word is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from textwrap import indent
from typing import Final

from checker.words import Text

PREFIXES: Final = {
    "styr": "urn:styrkoll:",
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "sh": "http://www.w3.org/ns/shacl#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

SHARED: Final = {
    "title": "dcterms:title",
    "decision_date": "dcterms:dateAccepted",
    "data_source": "dcterms:source",
    "code": "skos:notation",
    "name": "skos:prefLabel",
    "printed_name": "skos:altLabel",
    "has_member": "org:hasMember",
}
"""The words of others that mean what ours mean."""

IDENTIFIER: Final = "dcterms:identifier"
UNKNOWN: Final = "styr:unknown"
WORDS: Final = "<urn:styrkoll:>"

_REFUSED: Final = re.compile(r'[\x00-\x20<>"{}|^`\\#%?]')
_ESCAPED: Final = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029]')
"""What a string cannot hold, and what `indent` would take for the end of a line."""
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def word(name: str) -> str:
    """A relation, an attribute or a fact."""
    return SHARED.get(name, f"styr:{name}")


def kind(name: str) -> str:
    """A kind of nodes, as a class: `base_assignment` is `styr:BaseAssignment`."""
    return "styr:" + "".join(part.capitalize() for part in name.split("_"))


def node(agreement: str, name: str) -> str:
    """A node of an agreement; ids are local to one, so the agreement's own name stands before it."""
    return f"<urn:styrkoll:node:{_in_iri(agreement)}:{_in_iri(name)}>"


def rule(name: str) -> str:
    """A rule."""
    return f"<urn:styrkoll:rule:{_in_iri(name)}>"


def _in_iri(name: str) -> str:
    return _REFUSED.sub(lambda found: f"%{ord(found[0]):02X}", name)


def literal(value: object) -> str:
    """A value in its own type. A number is written in one way only, so that equal numbers are the same term."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return _decimal(value)
        case date():
            return f'"{value.isoformat()}"^^xsd:date'
        case str():
            return f'"{_ESCAPED.sub(_escape, value)}"'
    raise TypeError(f"no literal for {value!r}")


def _decimal(value: Decimal) -> str:
    whole, _, rest = f"{value:f}".partition(".")
    rest = rest.rstrip("0")
    return f"{'0' if whole == '-0' and not rest else whole}.{rest or '0'}"


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0], f"\\u{ord(found[0]):04X}")


def texts(text: Text) -> str:
    """A text in both languages."""
    return f"{literal(text.sv)}@sv, {literal(text.en)}@en"


def subject(name: str, statements: Iterable[str]) -> str:
    """A subject with its statements, each `predicate object`."""
    inner = " ;\n".join(statements)
    return f"{name}\n{indent(inner, '    ')} .\n"


def nameless(statements: Iterable[str]) -> str:
    """A thing without a name, with its statements."""
    inner = " ;\n".join(statements)
    return f"[ {inner} ]" if "\n" not in inner and len(inner) < 100 else f"[\n{indent(inner, '    ')}\n]"


def several(things: Iterable[str]) -> str:
    """A list of things, in order."""
    things = [*things]
    row = " ".join(things)
    rows = "\n".join(things)
    return f"( {row} )" if "\n" not in row and len(row) < 100 else f"(\n{indent(rows, '    ')}\n)"


def prefixes() -> str:
    """What every file begins with."""
    return "".join(f"@prefix {short}: <{long}> .\n" for short, long in PREFIXES.items())
