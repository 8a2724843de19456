"""Templates that a municipality replaces with its own, and what is said of one that fails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from checker.words import Text, filled
from checker.yamlfile import did_you_mean
from checker.yamlfile.system import system_reason

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

FOLDER: Final = "templates"
"""Where the tool's own templates are, in `reports`."""
NAMES: Final = ("report.html", "report.css", "kontrollrapport.docx", "iakttagelser.docx")
"""What the files of templates are called."""
_LARGEST: Final = 1_000_000
"""Characters, or digits, that a template may make by multiplying."""

_UNDEFINED: Final = re.compile(r"(?:has no attribute|has no element) '(?P<attribute>.*?)'|'(?P<name>.*?)' is undefined")
_NO_NAME: Final = Text("namnet `{name}` finns inte", "there is no name `{name}`")
_FORBIDDEN: Final = Text("det är inte tillåtet i en mall ({why})", "it is not allowed in a template ({why})")
_SYNTAX: Final = Text("mallspråket (Jinja) är fel skrivet: {why}", "the template language (Jinja) is misspelt: {why}")
_FAILED: Final = Text("den går inte att fylla i: {why}", "it cannot be filled in: {why}")
_NOT_UTF_8: Final = Text("den är inte sparad i UTF-8", "it is not saved in UTF-8")
_AT: Final = Text("{why}, vid {tag}", "{why}, at {tag}")


class TemplateFault(ValueError):
    """A template that cannot be used: which file, on which line if it has lines, and why."""

    def __init__(self, file: str, line: int | None, why: Text) -> None:
        super().__init__(f"{file}:{line or 1}: {why.en}")
        self.file, self.line, self.why = file, line, why

    @property
    def text(self) -> Text:
        """What is wrong with it."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        sv, en = (why if why.endswith("?") else f"{why}." for why in self.why)
        return Text(f"{where}: mallen kan inte användas: {sv}", f"{where}: the template cannot be used: {en}")


def sandbox(**options: Any) -> SandboxedEnvironment:
    """What a template is filled in by: it reaches nothing but what it is given, and makes nothing without end."""
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.runtime import LoopContext
    from jinja2.sandbox import SandboxedEnvironment

    class Sandbox(SandboxedEnvironment):
        intercepted_binops = frozenset(("*", "**"))

        def getattr(self, obj: Any, attribute: str) -> Any:
            kind = obj.__class__
            if attribute in getattr(kind, "_fields", ()) or (kind is LoopContext and attribute[0] != "_"):
                return getattr(obj, attribute)  # a value of the report, or where a loop is: nothing that could do harm
            return super().getattr(obj, attribute)

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if _size(operator, left, right) > _LARGEST:
                raise SecurityError(f"a result of more than {_LARGEST} characters")
            return super().call_binop(context, operator, left, right)

    return Sandbox(autoescape=True, undefined=StrictUndefined, **options)


def _size(operator: str, left: Any, right: Any) -> int:
    """How long what an operator makes is at most, as far as it may be long."""
    if operator == "**":
        return left.bit_length() * right if isinstance(left, int) and isinstance(right, int) else 0
    for many, times in ((left, right), (right, left)):
        if isinstance(times, int) and hasattr(many, "__len__"):
            return len(many) * times
    return 0


def template_fault(error: Exception, template: str, values: Mapping[str, Any], tag: str | None = None) -> TemplateFault:
    """What went wrong in a template that was given `values`.

    Where: at its `tag`, for one that has no lines; else on the innermost of its lines that Python's traceback names.
    """
    why = _why(error, values)
    if tag is not None:
        at = filled(_AT, why=why, tag=tag) if tag else why
        return TemplateFault(template, None, at)
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".html", ".css")):
            file, line = name, trace.tb_lineno
        trace = trace.tb_next
    return TemplateFault(file or template, line, why)


def _why(error: Exception, values: Mapping[str, Any]) -> Text:
    from jinja2 import TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError

    said = str(error).rstrip(".")
    unknown = _UNDEFINED.search(said) if isinstance(error, UndefinedError) else None
    if unknown:
        name = unknown["attribute"] or unknown["name"]
        known = {*values, *_names(values.values())} - {name}
        sv, en = (more.removesuffix("?") for more in did_you_mean(name, known))
        sv, en = (f".{more}?" if more else "" for more in (sv, en))
        no_name = filled(_NO_NAME, name=name)
        return Text(no_name.sv + sv, no_name.en + en)
    if isinstance(error, UnicodeDecodeError):
        return _NOT_UTF_8
    if isinstance(error, OSError) and error.errno is not None:
        return system_reason(error)
    text = _FORBIDDEN if isinstance(error, SecurityError) else _SYNTAX
    if not isinstance(error, SecurityError | TemplateSyntaxError):
        text, said = _FAILED, said or type(error).__name__
    return filled(text, why=said)


def _names(values: Any) -> Iterator[str]:
    """The names that what a template is given has in it."""
    for value in values:
        if isinstance(value, dict):
            yield from map(str, value)
        elif hasattr(value, "_fields"):
            yield from value._fields
            yield from _names(one for one in value if hasattr(one, "_fields"))
