"""A rule's shapes while they are type-checked: faults at their places, paths resolved, parameters put in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.configuration import Setting
from checker.graph import Path, PathFault, parse_path
from checker.named import NamedTuple
from checker.rulebook.sorts import Sort, SortFault, sort_of
from checker.words import Text
from checker.yamlfile import Document, Fault, FaultsFound, PathInFile, Place, did_you_mean
from checker.yamlfile.places import MOST_TOLD, more_faults


class Given(NamedTuple):
    """A value of a rule file, and where it stands: for a parameter, where its value is given."""

    value: Any
    at: PathInFile


class Written:
    """One rule file; `faults` and `used` (parameters) fill as it is read.

    `configured` are the parameters whose values a configuration gives instead of the rule's own `parameters`.
    """

    def __init__(self, document: Document, parameters: Mapping[str, Any], configured: Mapping[str, Setting]) -> None:
        self.document = document
        self.configured = configured
        self.parameters = {**parameters, **{name: setting.value for name, setting in configured.items()}}
        self.rule = str(document.value.get("id", "")) if isinstance(document.value, dict) else ""
        self.used: set[str] = set()
        self.faults: list[Fault] = []

    def fault(self, path: PathInFile, text: Text, *, key: bool = True) -> None:
        """Records a fault at a key of the rule file, or at its value.

        Raises:
            FaultsFound: with all that were recorded, where there are too many to go on.
        """
        if len(self.faults) >= MOST_TOLD:
            raise FaultsFound([*self.faults, more_faults(self.place(path, key=key))])
        self.faults.append(Fault(self.place(path, key=key), text.sv, text.en))

    def place(self, path: PathInFile, *, key: bool = False) -> Place:
        """Where a value of the rule file, or its key, stands; a configured parameter, where it was configured."""
        document = self.document
        if len(path) > 1 and path[0] == "parameters" and path[1] in self.configured:
            setting = self.configured[str(path[1])]
            document, path = setting.document, (*setting.path, *path[2:])
        return document.key_place(path) if key else document.place(path)

    def path(self, written: str, start: Sort, at: PathInFile, *, key: bool = True) -> tuple[Path, Sort] | None:
        """A path and what it leads to, or None with its fault recorded."""
        try:
            path = parse_path(written)
            return path, sort_of(path, start)
        except PathFault as fault:
            sv = f"{fault.text.sv}, vid tecken {fault.position + 1} i vägen `{written}`."
            en = f"{fault.text.en}, at character {fault.position + 1} of the path `{written}`."
            self.fault(at, Text(sv, en), key=key)
        except SortFault as fault:
            self.fault(at, fault.text, key=key)
        return None

    def given(self, value: Any, at: PathInFile) -> Given | None:
        """The value, or that of the parameter that `$name` stands for; None with its fault where there is none."""
        if not isinstance(value, str) or not value.startswith("$"):
            return Given(value, at)
        name = value[1:]
        if name not in self.parameters:
            meant = did_you_mean(name, self.parameters)
            text = Text(
                f"Regeln har ingen parameter `{name}`.{meant[0]}", f"The rule has no parameter `{name}`.{meant[1]}"
            )
            self.fault(at, text, key=False)
            return None
        self.used.add(name)
        return Given(self.parameters[name], ("parameters", name))

    def listed(self, value: Any, at: PathInFile) -> list[Given | None]:
        """The members of a list, or the one value; a parameter may stand for the list or for a member."""
        whole = self.given(value, at)
        if whole is None or not isinstance(whole.value, list):
            return [whole]
        return [self.given(one, (*whole.at, position)) for position, one in enumerate(whole.value)]
