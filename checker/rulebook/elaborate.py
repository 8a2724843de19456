"""A shape as it is written -> a type-checked shape; every fault in it at once, with place and nearest name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeGuard

from checker.graph import Path, PathFault, parse_path
from checker.rulebook.shapes import And, Call, Not, Or, Qualified, Shape, Test, Xone
from checker.rulebook.sorts import Sort, SortFault, comparable, sort_of, typed, words_on
from checker.vocabulary import ABSTRACT, KINDS, kinds_named
from checker.words import Text
from checker.yamlfile import Document, Fault, PathInFile, did_you_mean, nearest

LOGIC: Final = ("and", "or", "xone", "not")
COUNTS: Final = ("min_count", "max_count")
QUALIFIED: Final = ("qualified_value_shape", "qualified_min_count", "qualified_max_count")
PAIRS: Final = ("equals", "disjoint", "subset_of", "less_than_or_equals")
CONSTRAINTS: Final = ("class", "has_value", "some_value", *COUNTS, *QUALIFIED, *PAIRS)
_NOT_ON_A_NODE: Final = ("min_count", "max_count", "some_value", *QUALIFIED, *PAIRS)
_FAILED: Final = Call("", None)
_NO_SUCH: Final = object()


class Elaborator:
    """Elaborates the shapes of one rule file; `faults` and `used` (parameters) fill as it goes."""

    def __init__(self, document: Document, parameters: dict[str, Any]) -> None:
        self.document = document
        self.parameters = parameters
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

    def shape(self, written: Any, start: Sort, at: PathInFile) -> Shape:
        """A shape about one value of the sort `start`."""
        if not isinstance(written, dict) or not written:
            self.fault(
                at,
                Text("Här väntades villkor, som `{led_by: {min_count: 1}}`.", "A shape was expected here."),
                key=False,
            )
            return And(())
        parts: list[Shape] = []
        own = {key: value for key, value in written.items() if key in CONSTRAINTS}
        if own:
            parts.append(Test(None, self._calls(own, start, at, on_node=True)))
        for key, value in written.items():
            here = (*at, key)
            if key in LOGIC:
                parts.append(self._logic(key, value, start, here))
            elif key not in CONSTRAINTS:
                parts.append(self._test(key, value, start, here))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _logic(self, key: str, written: Any, start: Sort, at: PathInFile) -> Shape:
        if key == "not":
            return Not(self.shape(written, start, at))
        if not isinstance(written, list) or len(written) < 2:
            sv = f"`{key}` tar en lista med minst två villkor: `{key}: [{{...}}, {{...}}]`."
            self.fault(at, Text(sv, f"`{key}` takes a list of at least two shapes: `{key}: [{{...}}, {{...}}]`."))
            return And(())
        shapes = tuple(self.shape(one, start, (*at, position)) for position, one in enumerate(written))
        return And(shapes) if key == "and" else Or(shapes) if key == "or" else Xone(shapes)

    def _test(self, key: str, written: Any, start: Sort, at: PathInFile) -> Shape:
        words = words_on(start.kinds)
        if key not in words and nearest(key, (*words, *CONSTRAINTS, *LOGIC)) in {*CONSTRAINTS, *LOGIC}:
            self._unknown_constraint(key, at)
            return And(())
        found = self.path(key, start, at)
        if found is None:
            return And(())
        path, reached = found
        if not isinstance(written, dict) or not written:
            self.fault(
                at,
                Text(
                    f"`{key}` ska följas av villkor, som `{{min_count: 1}}`.",
                    f"`{key}` takes constraints, such as `{{min_count: 1}}`.",
                ),
            )
            return And(())
        return Test(path, self._calls(written, reached, at, from_=start))

    def _unknown_constraint(self, key: str, at: PathInFile) -> None:
        meant = did_you_mean(key, (*CONSTRAINTS, *LOGIC))
        self.fault(at, Text(f"`{key}` är inget villkor.{meant[0]}", f"`{key}` is no constraint.{meant[1]}"))

    def _calls(
        self, written: dict[str, Any], sort: Sort, at: PathInFile, *, from_: Sort | None = None, on_node: bool = False
    ) -> tuple[Call, ...]:
        calls: list[Call] = []
        for key, value in written.items():
            here = (*at, key)
            if key in LOGIC and not on_node:
                calls.append(Call("node", self._logic(key, value, sort, here)))
            elif key not in CONSTRAINTS:
                self._unknown_constraint(key, here)
            elif on_node and key in _NOT_ON_A_NODE:
                sv = f"`{key}` gäller en vägs värden och kan inte stå utan väg."
                self.fault(here, Text(sv, f"`{key}` is about a path's values and cannot stand without a path."))
            elif key in PAIRS:
                calls.append(self._pair(key, value, sort, from_ or sort, here))
            elif key not in QUALIFIED[1:]:
                calls.append(self._call(key, value, sort, here, written))
        for key in QUALIFIED[1:]:
            if key in written and QUALIFIED[0] not in written:
                text = Text(f"`{key}` kräver `{QUALIFIED[0]}`.", f"`{key}` needs `{QUALIFIED[0]}`.")
                self.fault((*at, key), text)
        least, most = (self._peek_count(written.get(key)) for key in COUNTS)
        if least is not None and most is not None and least > most:
            self.fault(
                (*at, "max_count"), Text("`max_count` är mindre än `min_count`.", "`max_count` is below `min_count`.")
            )
        return tuple(call for call in calls if call is not _FAILED)

    def _call(self, key: str, value: Any, sort: Sort, at: PathInFile, written: dict[str, Any]) -> Call:
        build: dict[str, Callable[[], Any]] = {
            "class": lambda: self._class(value, sort, at),
            "has_value": lambda: self._values(value, sort, at),
            "some_value": lambda: Qualified(self.shape(value, sort, at), 1, None),
            "qualified_value_shape": lambda: self._qualified(value, sort, at, written),
            "min_count": lambda: self._count(key, value, sort, at),
            "max_count": lambda: self._count(key, value, sort, at),
        }
        argument = build[key]()
        return _FAILED if argument is None else Call("some_value" if key == "some_value" else key, argument)

    def _pair(self, key: str, value: Any, sort: Sort, start: Sort, at: PathInFile) -> Call:
        if not isinstance(value, str):
            self.fault(at, Text(f"`{key}` tar en väg.", f"`{key}` takes a path."))
            return _FAILED
        found = self.path(value, start, at, key=False)
        if found is None:
            return _FAILED
        path, other = found
        if not comparable(sort, other):
            sv = f"`{key}` jämför {sort.described('sv')} med {other.described('sv')}, som aldrig kan vara lika."
            en = f"`{key}` compares {sort.described('en')} with {other.described('en')}, which can never be equal."
            self.fault(at, Text(sv, en))
            return _FAILED
        if key == "less_than_or_equals" and sort.type not in {"int", "number", "date"}:
            sv = f"`{key}` gäller tal och datum, inte {sort.described('sv')}."
            self.fault(at, Text(sv, f"`{key}` is about numbers and dates, not {sort.described('en')}."))
            return _FAILED
        return Call(key, path)

    def _class(self, value: Any, sort: Sort, at: PathInFile) -> tuple[str, ...] | None:
        kinds: list[str] = []
        faults = len(self.faults)
        for place, name in _listed(value, at):
            if not isinstance(name, str):
                self.fault(place, Text("Här väntades ett slag av nod.", "A kind of node was expected here."), key=False)
            elif not (found := kinds_named(name)):
                meant = did_you_mean(name, (*KINDS, *ABSTRACT))
                text = Text(f"`{name}` är inget slag av nod.{meant[0]}", f"`{name}` is no kind of node.{meant[1]}")
                self.fault(place, text, key=False)
            else:
                kinds += found
        if len(self.faults) > faults:
            return None
        if sort.type:
            text = Text(f"`class` gäller noder, inte {sort.described('sv')}.", "`class` is about nodes, not values.")
        elif not set(kinds) & set(sort.kinds):
            text = Text(
                f"Här kan bara stå {sort.described('sv')}, så villkoret kan aldrig uppfyllas.",
                f"Only {sort.described('en')} can stand here, so this can never hold.",
            )
        elif set(sort.kinds) <= set(kinds):
            text = Text(
                f"Här kan bara stå {sort.described('sv')}, så villkoret är alltid uppfyllt.",
                f"Only {sort.described('en')} can stand here, so this always holds.",
            )
        else:
            return tuple(kinds)
        self.fault(at, text)
        return None

    def _values(self, value: Any, sort: Sort, at: PathInFile) -> tuple[object, ...] | None:
        values = []
        faults = len(self.faults)
        for place, one in _listed(value, at):
            try:
                given = self._given(one, place)
                values.append(typed(given, sort) if given is not _NO_SUCH else given)
            except SortFault as fault:
                self.fault(place, fault.text, key=False)
        if value == []:
            self.fault(at, _ALWAYS)
        return tuple(values) if len(self.faults) == faults else None

    def _qualified(self, value: Any, sort: Sort, at: PathInFile, written: dict[str, Any]) -> Qualified | None:
        shape = self.shape(value, sort, at)
        counts = [self._whole(written[key], (*at[:-1], key)) if key in written else None for key in QUALIFIED[1:]]
        if written.keys().isdisjoint(QUALIFIED[1:]):
            sv = "`qualified_value_shape` kräver `qualified_min_count` eller `qualified_max_count`."
            en = "`qualified_value_shape` needs `qualified_min_count` or `qualified_max_count`."
            self.fault(at, Text(sv, en))
            return None
        least, most = counts
        if least is not None and most is not None and least > most:
            key = QUALIFIED[2]
            self.fault((*at[:-1], key), Text(f"`{key}` är för lågt.", f"`{key}` is too low."))
        if least == 0 and most is None:
            self.fault((*at[:-1], QUALIFIED[1]), _ALWAYS)
        return Qualified(shape, least, most)

    def _count(self, key: str, value: Any, sort: Sort, at: PathInFile) -> int | None:
        count = self._whole(value, at)
        if count is None:
            return None
        if (key == "min_count" and count == 0) or (key == "max_count" and count >= 1 and not sort.many):
            self.fault(at, _ALWAYS)
            return None
        if key == "min_count" and count > 1 and not sort.many:
            self.fault(at, _NEVER)
            return None
        return count

    def _whole(self, value: Any, at: PathInFile) -> int | None:
        given = self._given(value, at)
        if _is_count(given):
            return int(given)
        if given is _NO_SUCH:
            return None
        text = Text("Här väntades ett antal, ett heltal från 0.", "A count was expected here, a whole number from 0.")
        self.fault(at, text, key=False)
        return None

    def _peek_count(self, value: Any) -> int | None:
        given = self.parameters.get(value[1:]) if isinstance(value, str) and value.startswith("$") else value
        return int(given) if _is_count(given) else None

    def _given(self, value: Any, at: PathInFile) -> Any:
        """The value, or that of the parameter that `$name` stands for; there being none is recorded as a fault."""
        if not isinstance(value, str) or not value.startswith("$"):
            return value
        name = value[1:]
        if name not in self.parameters:
            meant = did_you_mean(name, self.parameters)
            text = Text(
                f"Regeln har ingen parameter `{name}`.{meant[0]}", f"The rule has no parameter `{name}`.{meant[1]}"
            )
            self.fault(at, text, key=False)
        self.used.add(name)
        return self.parameters.get(name, _NO_SUCH)


_ALWAYS: Final = Text("Villkoret är alltid uppfyllt och prövar inget.", "This always holds and tests nothing.")
_NEVER: Final = Text("Villkoret kan aldrig uppfyllas.", "This can never hold.")


def _is_count(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) < 10 and value.isdecimal() and value.isascii()


def _listed(value: Any, at: PathInFile) -> Iterator[tuple[PathInFile, Any]]:
    """The members of a list, or the one value, with their places."""
    if isinstance(value, list):
        for position, one in enumerate(value):
            yield (*at, position), one
    else:
        yield at, value
