"""What a run imports. A module enters a list here on purpose, with the time that it costs every run in mind."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from tests.cli.process import environment
from tests.sound import ROOT, SOUND

HELP: Final = """
    checker checker.cache checker.cli checker.cli.exits checker.cli.later checker.cli.app
    checker.cli.declared checker.cli.running
    checker.cli.streams checker.cli.unchanged
    checker.cli.usage checker.named checker.output checker.seen
    checker.output.paint checker.words checker.yamlfile checker.yamlfile.build checker.yamlfile.commas
    checker.yamlfile.decode checker.yamlfile.document checker.yamlfile.events checker.yamlfile.nearest
    checker.yamlfile.places checker.yamlfile.read checker.yamlfile.scalars checker.yamlfile.shape checker.yamlfile.write
"""
SHARED: Final = """
    checker.agreement checker.agreement.limits checker.agreement.references checker.agreement.schema checker.characters
    checker.cli.deciding checker.cli.documents checker.cli.inputs checker.cli.rule_choice checker.cli.settings
    checker.configuration checker.configuration.agreements
    checker.configuration.values checker.content checker.engine checker.facts checker.finding checker.finding.links
    checker.finding.little checker.finding.make checker.finding.places checker.finding.subjects checker.finding.telling
    checker.finding.values
    checker.finding.words
    checker.graph checker.graph.build checker.graph.goals checker.graph.index checker.graph.paths checker.graph.places
    checker.graph.sections checker.graph.traces checker.graph.unknown checker.graph.values checker.graph.walk
    checker.graph.work checker.graph.writer
    checker.output.result checker.output.text checker.output.words checker.output.wrapping
    checker.rendering
    checker.rulebook checker.rulebook.compile checker.rulebook.compiled checker.rulebook.constraints
    checker.rulebook.constraints.base
    checker.rulebook.constraints.counts checker.rulebook.constraints.pairs checker.rulebook.constraints.pattern
    checker.rulebook.constraints.registry checker.rulebook.constraints.targets checker.rulebook.constraints.values
    checker.rulebook.files checker.rulebook.message checker.rulebook.recall checker.rulebook.rule
    checker.rulebook.selection checker.rulebook.shapes checker.rulebook.truth checker.run
    checker.vocabulary checker.vocabulary.attributes checker.vocabulary.facts checker.vocabulary.kinds
    checker.vocabulary.labels checker.vocabulary.relations
"""
CHECK: Final = """
    checker.cli.check checker.cli.checking checker.cli.completed checker.cli.options
    checker.facts.dates checker.facts.drift checker.facts.figures checker.facts.fulfilment
    checker.facts.likeness checker.facts.names checker.facts.numbering checker.facts.possible checker.facts.related
    checker.facts.reports
    checker.facts.structure checker.facts.text checker.facts.wording checker.output.formats
"""
EXPLAIN: Final = """
    checker.cli.completed checker.cli.explain checker.cli.options checker.output.explanation checker.rulebook.arguments
    checker.rulebook.configured checker.rulebook.elaborate checker.rulebook.examples checker.rulebook.limits
    checker.rulebook.load checker.rulebook.pattern_bounds checker.rulebook.patterns checker.rulebook.read_rule
    checker.rulebook.schema checker.rulebook.sorts checker.rulebook.written
"""

LOADED: Final = {
    ("check", str(SOUND)): (HELP + SHARED + CHECK, "click yaml"),
    ("check", "--example"): (HELP + SHARED + CHECK, "click yaml"),
    ("explain", "LED01"): (HELP + SHARED + EXPLAIN, "click yaml"),
    ("--help",): (HELP, "click yaml"),
}

# Slow, and not needed: what other commands and other outputs use, or what Python brings without being asked.
UNWANTED: Final = {
    *("networkx", "cerberus", "tabulate", "regex"),
    *("ast", "dis", "locale"),  # `inspect` and translations, of which click makes use
    *("importlib.metadata", "pathlib", "dataclasses", "hashlib", "tempfile", "logging", "subprocess", "asyncio"),
}

TELL: Final = """
import sys
before = {*sys.modules}  # what Python and the environment load for themselves
from checker.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*sorted({*sys.modules} - before), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that a first run has filled."""
    folder = tmp_path_factory.mktemp("cache")
    modules_of(("check", str(SOUND)), folder)
    return folder


def modules_of(arguments: tuple[str, ...], cache: Path, *, made_anew: bool = True) -> set[str]:
    """The modules that a run has loaded when it ends, of those that were not there from the start.

    `made_anew`: not only told again, though nothing has changed.
    Without `site` (-S), for what an environment's .pth files load would hide that we load it too.
    """
    for run in (cache / "styrkoll").glob("run-*") if made_anew else ():
        run.unlink()
    return {*run_told(arguments, cache, TELL).splitlines()[-1].split()}


def run_told(arguments: tuple[str, ...], cache: Path, tell: str) -> str:
    """What a run has on standard error, with what is told there when it ends."""
    found = (find_spec(library) for library in ("click", "yaml"))
    libraries = {str(Path(spec.origin).parents[1]) for spec in found if spec is not None and spec.origin is not None}
    done = subprocess.run(
        [sys.executable, "-S", "-c", tell, *arguments],
        env=environment(cache, {"PYTHONPATH": os.pathsep.join([str(ROOT), *sorted(libraries)])}),
        cwd=cache,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stderr


@pytest.mark.parametrize("arguments", LOADED, ids=lambda arguments: " ".join(Path(word).name for word in arguments))
def test_a_run_loads_what_is_listed(cache: Path, arguments: tuple[str, ...]) -> None:
    modules = modules_of(arguments, cache)
    ours, theirs = (set(names.split()) for names in LOADED[arguments])
    assert {name for name in modules if name.partition(".")[0] == "checker"} == ours
    third_party = {name.partition(".")[0] for name in modules} - sys.stdlib_module_names - {"checker"}
    assert {name for name in third_party if not name.startswith(("_cython_", "cython_"))} == theirs


@pytest.mark.parametrize("arguments", LOADED, ids=lambda arguments: " ".join(Path(word).name for word in arguments))
def test_a_run_loads_nothing_slow_that_it_does_not_need(cache: Path, arguments: tuple[str, ...]) -> None:
    # Who reads the rules anew takes their fingerprint too; help is unindented and translated by click.
    needed = {"hashlib"} if "checker.rulebook.load" in LOADED[arguments][0] else set()
    needed |= set() if arguments[0] == "check" else {"ast", "dis", "locale"}
    assert modules_of(arguments, cache) & UNWANTED == needed


def test_no_pattern_is_compiled_for_a_parser_that_is_not_used(cache: Path) -> None:
    asking = "import yaml; print(*vars(yaml.reader.Reader.NON_PRINTABLE), file=sys.stderr); print("
    *_, held, _ = run_told(("check", str(SOUND)), cache, TELL.replace("print(", asking)).splitlines()
    assert held == "_compile"


def test_no_annotation_is_compiled(cache: Path) -> None:
    noting = """
import sys
compiled = []
def note(event, given):
    if event == "compile" and given[1] == "<string>" and not given[0].startswith(b"lambda"):  # as named tuples have
        compiled.append(given[0])
sys.addaudithook(note)
"""
    telling = TELL.replace("print(*sorted({*sys.modules} - before)", "print(len(compiled), *compiled")
    modules_of(("check", str(SOUND)), cache)
    for run in (cache / "styrkoll").glob("run-*"):
        run.unlink()
    assert run_told(("check", str(SOUND)), cache, noting + telling).splitlines()[-1] == "0"


def test_what_has_not_changed_is_told_without_loading_anything(cache: Path) -> None:
    modules_of(("check", str(SOUND)), cache)
    modules = modules_of(("check", str(SOUND)), cache, made_anew=False)
    assert {name for name in modules if name.partition(".")[0] not in sys.stdlib_module_names} == {
        *("checker", "checker.cache", "checker.cli", "checker.cli.unchanged", "checker.seen"),
    }
    assert modules & {"typing", "re", "enum", "functools", "datetime", "contextlib", "tempfile", "hashlib"} == set()


def test_a_configuration_costs_its_reader_and_nothing_else(tmp_path: Path) -> None:
    text = f"paths: {SOUND}\nseverities: {{LED01: info}}\nparameters: {{LED07: {{leads: 4}}}}\nignore: DEL05\n"
    (tmp_path / "styrkoll.yaml").write_text(text, "utf-8")
    modules_of(("check",), tmp_path)
    loaded, plain = modules_of(("check",), tmp_path), modules_of(("check", "--no-config", str(SOUND)), tmp_path)
    assert {name for name in loaded - plain if name.startswith("checker")} == {
        "checker.configuration.read",
        "checker.configuration.schema",
    }
    assert loaded & UNWANTED == set()


def test_a_rulebook_that_must_be_read_is_noticed(tmp_path: Path) -> None:
    cold, warm = (modules_of(("check", str(SOUND)), tmp_path) for _ in range(2))
    assert "checker.rulebook.load" in cold
    assert "checker.rulebook.load" not in warm
