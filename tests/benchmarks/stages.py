"""Where the instructions of a cold check go: the same process stopped after each stage, and the differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tests.benchmarks.processes import instructions

READING: Final = "reading: values and all places"
STAGES: Final = {
    "Python itself": "import gc, os, sys; from datetime import date; gc.disable()",
    "whether there is anything to do": """
import checker.cli
from checker.cli.later import compiled_later, load_later
load_later('inspect')
loading = compiled_later()
loading.__enter__()""",
    "import of PyYAML": "import yaml",
    "import of click": "import click",
    "our own modules": """
import checker.cli.running, checker.cli.check, checker.output.text
from checker import engine, facts
from checker.facts import dates, figures, fulfilment, likeness, names, numbering, possible, structure, text, wording
from checker.agreement import agreement_in
from checker.content import content
from checker.finding import findings_of
from checker.graph import Words, build_graph
from checker.output.paint import Paint
from checker.output.result import Result
from checker.rulebook.recall import recalled_rulebook
from checker.run import Checked
from checker.yamlfile import read_file
loading.__exit__(None, None, None)""",
    "recall of the rulebook": "rulebook = recalled_rulebook([content('rules')]); rules = [*rulebook.rules.values()]",
    READING: "document = read_file(sys.argv[1])",
    "shape check and references": "agreement = agreement_in(document)",
    "graph": "graph = build_graph(agreement)",
    "facts": "words = Words(graph, facts.compute(graph, engine._facts_read(rules)))",
    "rules": "outcomes = [*engine._outcomes(rules, words, None)]",
    "findings": "found = tuple(findings_of(outcomes, words))",
    "review, with words and places of what it shows": """
run = Checked(agreement, graph, tuple(outcomes), found)
result = Result((run,), (), rulebook, "sv", False, "error", date.today(), ".", Paint(on=False), 100)
sys.stdout.write(checker.output.text.written(result))""",
}
"""What a check does, in its order, each after all before it."""

_END: Final = "sys.stdout.flush(); os._exit(0)"
"""How `styrkoll` leaves; it looks for no garbage either."""


def stages(file: Path, env: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Each stage with how many instructions it adds; nothing where they cannot be counted."""
    code, before = "", 0
    for name, more in STAGES.items():
        code = f"{code}\n{more}"
        count = instructions(["-c", f"{code}\n{_END}", str(file)], env)
        if count is None:
            return
        yield name, count - before
        before = count
