"""JSON Schemas of the files that people write: the shapes that the tool reads with, and words for editors.

An editor with the YAML language server underlines what does not fit while one writes, and offers what may stand there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from checker.agreement.schema import AGREEMENT
from checker.configuration import NEVER
from checker.configuration.schema import CONFIGURATION
from checker.decisions.waiver_file import WAIVERS
from checker.follow_up.file import FOLLOW_UP
from checker.output.file_words import (
    CONFIGURATION_FIELDS,
    FOLLOW_UP_FIELDS,
    LANGUAGE_WORDS,
    NEVER_WORDS,
    RULE_FIELDS,
    VERDICT_WORDS,
    WAIVER_FIELDS,
)
from checker.output.format_reference import meaning
from checker.output.format_words import PARTS
from checker.output.rule_forms import DEFINITIONS, FORMS
from checker.rulebook.schema import RULE, SOURCES
from checker.vocabulary import DOUBTS, KINDS, LINKED, LINKS, OCCASIONS, SEVERITIES
from checker.vocabulary.labels import CHOICES
from checker.yamlfile import PathInFile
from checker.yamlfile.json_definitions import Json
from checker.yamlfile.json_schema import Words, json_schema

_PARTS: Final = {part.key: part for part in PARTS} | {
    name: next(part for part in PARTS if part.key == "recipients") for name in ("named_in_heading", "named_in_sentence")
}
_UNKNOWN: Final = {
    "unknown": "Det finns, men går inte att veta. Säg varför med egna ord.",
    "among": "De som det kan vara.",
}


def _about_agreement(path: PathInFile) -> str:
    names = [str(name) for name in path]
    if len(names) == 1:
        return _PARTS[names[0]].about
    if names[-1] in _UNKNOWN:
        return _UNKNOWN[names[-1]]
    above = max(position for position, name in enumerate(names[:-1]) if name in _PARTS)
    part = _PARTS[names[above]].key
    return meaning(part, ".".join(names[above + 1 :])) or meaning(part, names[-1])


def _agreement_choice(path: PathInFile, word: str) -> str:
    if path[0] in ("answers", "doubts"):
        return DOUBTS[word].sv
    told = KINDS if path[-1] == "kind" else LINKS if path[-1] in LINKED else CHOICES
    return told[word].sv


def _told_in(fields: Mapping[str, str]) -> Callable[[PathInFile], str]:
    """Words by the path of a field, or else by its own name."""

    def about(path: PathInFile) -> str:
        names = [str(name) for name in path]
        return fields.get(".".join(names)) or fields.get(names[-1], "")

    return about


def _choice(path: PathInFile, word: str) -> str:
    return _CHOICES[word]


_CHOICES: Final = {
    **{name: severity.sv for name, severity in SEVERITIES.items()},
    **{occasion: CHOICES[occasion].sv for occasion in OCCASIONS},
    **LANGUAGE_WORDS,
    **VERDICT_WORDS,
    NEVER: NEVER_WORDS,
}
_ABOUT_RULE: Final = Words(_told_in(RULE_FIELDS), _choice, FORMS.get)
_ABOUT_CONFIGURATION: Final = Words(_told_in(CONFIGURATION_FIELDS), _choice)


def _agreement() -> Json:
    return json_schema(AGREEMENT.schema, "Överenskommelse", Words(_about_agreement, _agreement_choice))


def _rule() -> Json:
    return json_schema(RULE.schema, "Regel", _ABOUT_RULE, DEFINITIONS)


def _sources() -> Json:
    return json_schema(SOURCES.schema, "Källor som regler stöder sig på", _ABOUT_RULE)


def _configuration() -> Json:
    return json_schema(CONFIGURATION.schema, "Inställningar för styrkoll", _ABOUT_CONFIGURATION)


def _waivers() -> Json:
    return json_schema(WAIVERS.schema, "Beviljade undantag", Words(_told_in(WAIVER_FIELDS), _choice))


def _follow_up() -> Json:
    return json_schema(
        FOLLOW_UP.schema, "Uppföljning: det som verksamheterna redovisar", Words(_told_in(FOLLOW_UP_FIELDS), _choice)
    )


_MAKERS: Final[dict[str, Callable[[], Json]]] = {
    "agreement": _agreement,
    "rule": _rule,
    "sources": _sources,
    "waivers": _waivers,
    "follow-up": _follow_up,
    "configuration": _configuration,
}
NAMES: Final = tuple(_MAKERS)
"""The files that have a schema."""


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema of a sort of file, one of `NAMES`."""
    return _MAKERS[name]()


def schema_text(name: str) -> str:
    """The same as text, the same bytes each time."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"
