"""One of many agreements of which an output tells together: compared, narrowed, and packed for the first process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.cli.inputs import Input
from checker.cli.settled import packed, settled
from checker.cli.streams import fault_lines
from checker.cli.told import Task, Told
from checker.run import Checked, concerning
from checker.yamlfile import Fault

if TYPE_CHECKING:
    from checker.decisions.baseline_file import Baseline


def kept(one: Input, run: Checked, task: Task) -> Told:
    """What there is to tell of a checked agreement: settled and packed, with its baseline where one is written."""
    baseline: Baseline | None = None
    marked: bytes | None = None
    if task.writes_baseline and task.decisions is not None:
        baseline = task.decisions.baseline_now(run)
        own = {} if baseline is None else {baseline.agreement: baseline}
        marked = _packed(one, task.decisions.marked(run, own), task).checked
    return _packed(one, run, task)._replace(baseline=baseline, marked=marked)


def _packed(one: Input, run: Checked, task: Task) -> Told:
    faults: list[Fault] = []
    runs = [run]
    if task.other is not None:
        from checker.cli.comparing import compared_runs, earlier_by

        earlier = earlier_by(task.rules, task.decisions, task.result.language)
        runs, faults = compared_runs(runs, task.other, [one], earlier)
    if task.division is not None:
        runs = [concerning(run, task.division) for run in runs]
    checked = packed(settled(runs[0])) if runs else None
    return Told(checked=checked, said=tuple(fault_lines(faults, task.result.language)), faults=tuple(faults))
