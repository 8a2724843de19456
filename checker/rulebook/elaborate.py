"""A shape as it is written -> a type-checked shape; every fault in it at once, with place and nearest name."""

from __future__ import annotations

from typing import Any, Final

from checker.rulebook.arguments import ALWAYS, LEAST, MOST, Use, demand_agreement, typed_argument, whole
from checker.rulebook.constraints import COMPANIONS, CONSTRAINTS
from checker.rulebook.shapes import And, Call, Not, Or, Qualified, Shape, Test, Unique, Xone
from checker.rulebook.sorts import Sort, words_on
from checker.rulebook.written import Written
from checker.words import Text
from checker.yamlfile import PathInFile, did_you_mean, nearest

LOGIC: Final = ("and", "or", "xone", "not")
NAMES: Final = (*CONSTRAINTS, *COMPANIONS)
_RESERVED: Final = (*NAMES, *LOGIC)


class Elaborator(Written):
    """Elaborates the shapes of one rule file."""

    def requirement(self, written: Any, start: Sort, at: PathInFile, where: Shape | None) -> Shape:
        """The shape `require`, at the top of which the rule's own targets can be compared with each other."""
        return self._shape(written, start, at, Unique((), start.kinds, where))

    def shape(self, written: Any, start: Sort, at: PathInFile) -> Shape:
        """A shape about one value of the sort `start`."""
        return self._shape(written, start, at, None)

    def _shape(self, written: Any, start: Sort, at: PathInFile, targets: Unique | None) -> Shape:
        if not isinstance(written, dict) or not written:
            self.fault(
                at,
                Text("Här väntades villkor, som `{led_by: {min_count: 1}}`.", "A shape was expected here."),
                key=False,
            )
            return And(())
        parts: list[Shape] = []
        own = {key: value for key, value in written.items() if key in NAMES}
        if own:
            parts.append(Test(None, self._calls(own, Use("", None, at, own, start, None, start), targets)))
        for key, value in written.items():
            here = (*at, key)
            if key in LOGIC:
                parts.append(self._logic(key, value, start, here))
            elif key not in NAMES:
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
        if key not in words and nearest(key, (*words, *_RESERVED)) in _RESERVED:
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
        return Test(path, self._calls(written, Use("", None, at, written, reached, path, start)))

    def _unknown_constraint(self, key: str, at: PathInFile) -> None:
        meant = did_you_mean(key, _RESERVED)
        self.fault(at, Text(f"`{key}` är inget villkor.{meant[0]}", f"`{key}` is no constraint.{meant[1]}"))

    def _calls(self, written: dict[str, Any], block: Use, targets: Unique | None = None) -> tuple[Call, ...]:
        """The constraints of a block; `block` is what they have in common."""
        calls: list[Call] = []
        for key, value in written.items():
            use = block._replace(name=key, value=value, at=(*block.at, key))
            if key in LOGIC:
                calls.append(Call("node", self._logic(key, value, use.sort, use.at)))
            elif key in COMPANIONS:
                self._demand_companion(use)
            elif key not in CONSTRAINTS:
                self._unknown_constraint(key, use.at)
            elif self._can_stand(use, targets):
                argument = self._argument(use, targets)
                if argument is not None:
                    calls.append(Call(key, argument))
        demand_agreement(self, {call.constraint: call.argument for call in calls}, block.at)
        return tuple(calls)

    def _demand_companion(self, use: Use) -> None:
        needed = COMPANIONS[use.name]
        if needed not in use.block:
            self.fault(use.at, Text(f"`{use.name}` kräver `{needed}`.", f"`{use.name}` needs `{needed}`."))

    def _can_stand(self, use: Use, targets: Unique | None) -> bool:
        definition = CONSTRAINTS[use.name]
        if definition.scope == "targets" and targets is None:
            sv = f"`{use.name}` jämför regelns mål med varandra och kan bara stå överst i `require`."
            en = f"`{use.name}` compares the rule's targets and can only stand at the top of `require`."
        elif use.path is None and not definition.alone:
            sv = f"`{use.name}` gäller en vägs värden och kan inte stå utan väg."
            en = f"`{use.name}` is about a path's values and cannot stand without a path."
        else:
            return True
        self.fault(use.at, Text(sv, en))
        return False

    def _argument(self, use: Use, targets: Unique | None) -> Any:
        if use.name == "some_value":
            return Qualified(self.shape(use.value, use.sort, use.at), 1, None)
        if use.name == "qualified_value_shape":
            return self._qualified(use)
        argument = typed_argument(self, use)
        if targets is not None and CONSTRAINTS[use.name].scope == "targets" and argument is not None:
            return targets._replace(keys=argument)
        return argument

    def _qualified(self, use: Use) -> Qualified | None:
        above = use.at[:-1]
        shape = self.shape(use.value, use.sort, use.at)
        if LEAST not in use.block and MOST not in use.block:
            sv = f"`qualified_value_shape` kräver `{LEAST}` eller `{MOST}`."
            self.fault(use.at, Text(sv, f"`qualified_value_shape` needs `{LEAST}` or `{MOST}`."))
            return None
        least, most = (
            whole(self, use.block[key], (*above, key)) if key in use.block else None for key in (LEAST, MOST)
        )
        if least is not None and most is not None and least > most:
            self.fault((*above, MOST), Text(f"`{MOST}` är för lågt.", f"`{MOST}` is too low."))
        if least == 0 and most is None:
            self.fault((*above, LEAST), ALWAYS)
        return Qualified(shape, least, most)
