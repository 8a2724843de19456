"""What `styrkoll diff` says: the agreement's changes, then the findings against the earlier version."""

from __future__ import annotations

from checker.output.compared_text import ComparedReport
from checker.output.result import Result


def written(result: Result) -> str:
    """Every agreement, one after another."""
    reports = (
        ComparedReport(run, result.language, result.paint, result.width, show_all=result.show_all, changes=True)
        for run in result.runs
    )
    return "\n".join("".join(f"{line}\n" for line in report.lines()) for report in reports)
