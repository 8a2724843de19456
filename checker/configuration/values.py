"""What a configuration says, each value with the place where it is written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from checker.named import NamedTuple
from checker.vocabulary import SEVERITIES
from checker.yamlfile import Document, Fault, PathInFile, Place

NEVER: Final = "never"
"""The threshold that no finding reaches."""

THRESHOLDS: Final = (*SEVERITIES, NEVER)
"""From which severity on findings make a run fail."""


class Setting(NamedTuple):
    """A value, and where it is written: at `path` in `document`."""

    value: Any
    document: Document
    path: PathInFile

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return self.document.place(self.path)

    @property
    def key_place(self) -> Place:
        """Where its key stands; for a member of a list, the member."""
        return self.document.key_place(self.path)


class Configuration(NamedTuple):
    """What a `styrkoll.yaml` says; what it does not say is None or empty.

    `paths`, `rules`, `wordings`, `waivers`, `baseline` and `templates` are seen from the current folder. `severities`
    are by the id or the category of rules, `parameters` by rule id and parameter, as text. `faults` are what is wrong
    with the file: what they concern is left out of the rest.
    """

    language: Setting | None = None
    fail_on: Setting | None = None
    waivers: Setting | None = None
    baseline: Setting | None = None
    templates: Setting | None = None
    paths: tuple[Setting, ...] = ()
    rules: tuple[Setting, ...] = ()
    wordings: tuple[Setting, ...] = ()
    select: tuple[Setting, ...] = ()
    ignore: tuple[Setting, ...] = ()
    severities: Mapping[str, Setting] = MappingProxyType({})
    parameters: Mapping[str, Mapping[str, Setting]] = MappingProxyType({})
    documents: tuple[Document, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def concerns_rules(self) -> bool:
        """Whether it names rules, which must then exist, or says something else of them than their files do."""
        return bool(self.select or self.ignore or self.severities or self.parameters)

    def severity_of(self, rule: str, category: str) -> Setting | None:
        """The severity for a rule's id, else for its category."""
        return self.severities.get(rule) or self.severities.get(category)

    @property
    def rules_as_written(self) -> Configuration:
        """The same, but with rules left as their own files say: their severities, their parameters."""
        return self._replace(severities=DEFAULT.severities, parameters=DEFAULT.parameters)


DEFAULT = Configuration()
"""What holds where there is no `styrkoll.yaml`."""
