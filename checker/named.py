"""`typing.NamedTuple`, made at a tenth of its cost.

A check makes some sixty classes of small frozen values before it reads a line. For each, typing compiles the text of
every annotation and collections that of a `__new__`: together a tenth of a cold check. These are made of the names
alone. Nothing can tell such classes from typing's, which are what type checkers see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    import collections
    from functools import cache
    from operator import itemgetter
    from types import FunctionType

    # The fastest that there is, which Python keeps for itself; one that has none of that name reads a little slower.
    _getter = getattr(collections, "_tuplegetter", lambda index, about: property(itemgetter(index), doc=about))
    _scope = {"made": tuple.__new__}

    @cache
    def _field(index):
        """What reads the field at an index, of whatever class."""
        return _getter(index, f"Field {index}.")

    @cache
    def _code(count):
        """The code of a `__new__` of so many fields: compiled once, for all classes that have so many."""
        fields = "".join(f"field_{index}, " for index in range(count))
        return eval(f"lambda cls, {fields}: made(cls, ({fields}))").__code__

    def _new(fields, defaults):
        """The `__new__` that has these parameters."""
        code = _code(len(fields)).replace(co_varnames=("cls", *fields))
        return FunctionType(code, _scope, "__new__", defaults)

    class _Values(tuple):
        __slots__ = ()

        @classmethod
        def _make(cls, given):
            return cls(*given)

        def _replace(self, /, **named):
            """The same but for these fields; raises ValueError for an unknown one."""
            fields = map(named.pop, self._fields, self)
            replaced = self._make(fields)
            if named:
                raise ValueError(f"{type(self).__name__} has no field {', '.join(named)}")
            return replaced

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            fields = (f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(fields)})"

        def __getnewargs__(self):
            return tuple(self)

    class _Made(type):
        """Makes classes that are not of this class themselves: to ask of such what belongs to them takes longer."""

        def __new__(cls, name, bases, body):
            """A class whose values hold their fields, which are the annotated names, and nothing else."""
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            named = {field: _field(index) for index, field in enumerate(fields)}
            made = {"__slots__": (), "_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            return type(name, (_Values,), {**made, "__new__": _new(fields, tuple(defaults.values())), **body, **named})

    NamedTuple = type.__new__(_Made, "NamedTuple", (), {"__doc__": "Small frozen values: fields are annotated names."})
