"""A rule's shapes while they are type-checked: faults at their places, paths resolved, parameters put in."""

from __future__ import annotations

from typing import Any, NamedTuple

from checker.graph import Path, PathFault, parse_path
from checker.rulebook.sorts import Sort, SortFault, sort_of
from checker.words import Text
from checker.yamlfile import Document, Fault, PathInFile, did_you_mean


class Given(NamedTuple):
    """A value of a rule file, and where it stands: for a parameter, where its value is given."""

    value: Any
    at: PathInFile


class Written:
    """One rule file; `faults` and `used` (parameters) fill as it is read."""

    def __init__(self, document: Document, parameters: dict[str, Any]) -> None:
        self.document = document
        self.parameters = parameters
        self.rule = str(document.value.get("id", "")) if isinstance(document.value, dict) else ""
        self.used: set[str] = set()
        self.faults: list[Fault] = []

    def fault(self, path: PathInFile, text: Text, *, key: bool = True) -> None:
        """Records a fault at a key of the rule file, or at its value."""
        place = self.document.key_place(path) if key else self.document.place(path)
        self.faults.append(Fault(place, text.sv, text.en))

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
