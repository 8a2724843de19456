"""Templates that a municipality replaces with its own, and what is said of one that fails."""

from __future__ import annotations

from checker.words import Text


class TemplateFault(ValueError):
    """A template that cannot be used: which, where, and why."""

    def __init__(self, file: str, line: int | None, why: str) -> None:
        super().__init__(f"{file}:{line or 1}: {why}")
        self.file, self.line, self.why = file, line, why

    @property
    def text(self) -> Text:
        """What is wrong with it."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return Text(
            f"{where}: mallen kan inte användas: {self.why}.", f"{where}: the template cannot be used: {self.why}."
        )


def template_fault(error: Exception, template: str) -> TemplateFault:
    """Where in a template it failed: the innermost of its lines that Python's traceback names."""
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".html", ".css")):
            file, line = name, trace.tb_lineno
        trace = trace.tb_next
    return TemplateFault(file or template, line, str(error))
