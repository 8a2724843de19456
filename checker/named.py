"""`typing.NamedTuple`, made at a tenth of its cost.

A check makes some sixty classes of small frozen values before it reads a line. For each, typing compiles the text of
every annotation and collections that of a `__new__`: together a tenth of a cold check. These are made of the names
alone. A value that is given its fields by name takes a little longer; nothing else can tell such classes from typing's,
which are what type checkers see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    import collections
    from operator import itemgetter

    # The fastest that there is, which Python keeps for itself; one that has none of that name reads a little slower.
    _field = getattr(collections, "_tuplegetter", lambda index, about: property(itemgetter(index), doc=about))
    _filled = tuple.__new__

    class _WithoutDict(type):
        """Lets values hold their fields and nothing else."""

        def __new__(cls, name, bases, body):
            """A class whose values have no dictionary."""
            return super().__new__(cls, name, bases, {"__slots__": (), **body})

    class NamedTuple(tuple, metaclass=_WithoutDict):
        """Small frozen values whose fields are the annotated names of the class, in their order."""

        def __init_subclass__(cls):
            """Makes the fields; a class that is derived from a class of values has the same."""
            if cls.__base__ is NamedTuple:
                cls._fields = cls.__match_args__ = tuple(cls.__annotations__)
                cls._field_defaults = {field: cls.__dict__[field] for field in cls._fields if field in cls.__dict__}
                for index, field in enumerate(cls._fields):
                    setattr(cls, field, _field(index, f"Field {index}."))

        def __new__(cls, /, *given, **named):
            """The value with these fields; raises TypeError where one is missing, unknown or given twice."""
            if named or len(given) != len(cls._fields):
                given = _completed(cls, given, named)
            return _filled(cls, given)

        @classmethod
        def _make(cls, given):
            return cls(*given)

        def _replace(self, /, **named):
            """The same but for these fields; raises ValueError for an unknown one."""
            fields = [*map(named.pop, self._fields, self)]
            if named:
                raise ValueError(f"{type(self).__name__} has no field {', '.join(named)}")
            return _filled(type(self), fields)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            fields = (f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(fields)})"

        def __getnewargs__(self):
            return tuple(self)

    def _completed(cls, given, named):
        """The fields in their order, of what is given by place, what by name, and what by default."""
        fields = cls._fields[len(given) :]
        given = [*given, *(named.pop(field, cls._field_defaults.get(field, _completed)) for field in fields)]
        if named or len(given) > len(cls._fields):
            raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}, each once")
        if missing := [field for field, value in zip(cls._fields, given, strict=True) if value is _completed]:
            raise TypeError(f"{cls.__name__} lacks {', '.join(missing)}")
        return given
