"""What runs an input of each sort to its end: what a command is made of, without the process and the printing.

A million processes would take days; some are run all the same, as are commands in this process.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice
from random import Random
from typing import Any, Final
from xml.etree import ElementTree

from checker.agreement import agreement_of
from checker.configuration.read import configuration_in
from checker.decisions.baseline import apply_baseline, shrunk
from checker.decisions.baseline_file import Baseline, baselines_in, written
from checker.decisions.waiver_file import waivers_in
from checker.decisions.waivers import apply_waivers
from checker.finding import Finding
from checker.follow_up.file import follow_up_in
from checker.follow_up.form_in import form_in
from checker.follow_up.nodes import add_follow_up
from checker.gapreport.earlier import earlier_check
from checker.gapreport.pictures import PICTURES, drawn, svg
from checker.graph import build_graph
from checker.importer import import_document
from checker.output import formats
from checker.output.paint import Paint
from checker.output.result import Result
from checker.prove.examples import test_rules
from checker.rulebook import Rule
from checker.rulebook.configured import configured_rules
from checker.rulebook.files import RuleFile, rule_files
from checker.rulebook.load import load_rulebook
from checker.rulebook.rule import AbsentValue
from checker.run import Checked, check_agreement, check_graph
from checker.yamlfile import Document, Fault, PathInFile, Place, read_bytes
from tests.fuzz.oracle import FILE, Wrong
from tests.fuzz.seeds import RULES, rulebook, sound
from tests.sound import ROOT, SOUND

DAY: Final = date(2026, 6, 30)


def run_agreement(data: bytes) -> Iterator[Any]:
    """An agreement: read, checked by all rules, every output written and read back; its pictures drawn."""
    agreement = agreement_of(data, FILE)
    yield from agreement.document.warnings
    chance = Random(data)
    every = [*rulebook().rules.values()]
    checked = check_agreement(agreement, every if chance.random() < 0.1 else chance.sample(every, 9))
    yield from checked.findings
    if chance.random() < 0.4:
        _demand_outputs(checked, chance.choice([*formats.FORMATS]), chance.choice(("sv", "en")))
    if chance.random() < 0.05:
        drawing = drawn(chance.choice(PICTURES), checked, "sv", day=DAY, narrow=chance.random() < 0.5)
        _demand_xml(svg(drawing, "sv"))


def run_large_agreement(data: bytes) -> Iterator[Any]:
    """The same, as `check` does: by all rules, without an output, which commands write."""
    agreement = agreement_of(data, FILE)
    yield from agreement.document.warnings
    yield from check_agreement(agreement, rulebook().rules.values()).findings


def _demand_outputs(checked: Checked, name: str, language: Any) -> None:
    """A format of the result, and that a program which reads such files can read it."""
    paint = Paint(on=False)
    result = Result((checked,), (), rulebook(), language, True, "error", DAY, str(ROOT), paint, 100)
    data = formats.written(name, result)
    sort = formats.FORMATS[name].sort
    if sort == "binary":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            for part in book.namelist():
                if part.endswith((".xml", ".rels")):
                    _demand_xml(book.read(part))
    elif sort == "json":
        json.loads(data)
    elif sort == "xml":
        _demand_xml(data)
    elif name == "csv":
        widths = {len(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")}
        if len(widths) > 1:
            raise Wrong(f"a CSV file whose rows differ in length: {widths}")
    elif name == "github":
        commands = [line for line in data.decode().split("\n") if line.startswith("::")]
        if not all(
            line.startswith(("::error ", "::warning ", "::notice ", "::group", "::endgroup")) for line in commands
        ):
            raise Wrong(f"a workflow command that is none of ours: {commands}")
    else:
        data.decode()


def _demand_xml(data: str | bytes) -> None:
    try:
        ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise Wrong(f"XML that cannot be read: {error}") from None


def run_rule(data: bytes) -> Iterator[Any]:
    """A rule: type-checked, its examples run, and the small agreement checked by it."""
    try:
        loaded = load_rulebook([_sources(), RuleFile(0, FILE, data)])
        yield from check_agreement(sound().agreement, loaded.rules.values()).findings
        if Random(data).random() < 0.1:
            for tested in test_rules(loaded.rules.values(), loaded, str(SOUND)):
                yield from tested.faults
    except AbsentValue as absent:  # a fault of the rule, which its examples are there to find
        if not absent.text.sv or not absent.rule:
            raise Wrong(f"an absent value without words: {absent!r}") from None


@cache
def _sources() -> RuleFile:
    return next(file for file in rule_files([str(RULES)]) if file.path.endswith("sources.yaml"))


def run_configuration(data: bytes) -> Iterator[Any]:
    """A styrkoll.yaml: read, and what it says applied to the bundled rules; those with parameters are run."""
    said = configuration_in(read_bytes(data, FILE))
    yield from said.faults
    rules, faults = configured_rules(rulebook().rules, rulebook().documents, rulebook().sources, said)
    yield from faults
    if not faults and not said.faults and said.parameters:
        changed = [rules[name] for name in said.parameters if name in rules]
        yield from check_agreement(sound().agreement, changed).findings


def run_waivers(data: bytes) -> Iterator[Any]:
    """A file of waivers: read, and applied."""
    file = waivers_in(read_bytes(data, FILE), rulebook().rules)
    fresh = sound()._replace(graph=build_graph(sound().agreement))
    yield from apply_waivers(fresh, file, rulebook().rules, DAY).findings


def run_baseline(data: bytes) -> Iterator[Any]:
    """A baseline: read, applied, shrunk; what is written of it is read back."""
    file = baselines_in(read_bytes(data, FILE), rulebook().rules, ())
    yield from file.warnings
    for baseline in file.baselines.values():
        yield from apply_baseline(sound(), baseline, rulebook().rules).findings
        after = shrunk(sound(), baseline, rulebook().rules)
        again = baselines_in(read_bytes(written([after]), "again"), rulebook().rules, ()).baselines
        if [*again.values()] != [_in_order(after)]:
            raise Wrong(f"a baseline that is not read back as it was written: {after} {again}")


def _in_order(baseline: Baseline) -> Baseline:
    return baseline._replace(items=tuple(sorted(baseline.items)), entries=tuple(sorted(baseline.entries)))


def run_follow_up(data: bytes) -> Iterator[Any]:
    """What is reported at an occasion: read, put into the graph, judged."""
    yield from _followed_up(read_bytes(data, FILE))


def run_form(data: bytes) -> Iterator[Any]:
    """The same from a filled Excel form."""
    yield from _followed_up(form_in(data, FILE))


def _followed_up(document: Document) -> Iterator[Finding]:
    graph = build_graph(sound().agreement)
    follow_up = follow_up_in([document], graph, "vår")
    add_follow_up(graph, follow_up, document)
    rules: list[Rule] = [rule for rule in rulebook().rules.values() if rule.about_reports]
    yield from check_graph(graph, rules).findings


def run_earlier(data: bytes) -> Iterator[Any]:
    """An earlier check, as JSON, that a report is compared with."""
    earlier_check(data, FILE, sound())
    return iter(())


def run_import(data: bytes) -> Iterator[Any]:
    """A document's text: imported, the file that is written read back."""
    found = import_document(data, FILE)
    yield from found.warnings
    again = agreement_of(found.file, "again")
    if len(again.items) != len(found.agreement.items):
        raise Wrong(f"an imported file with other items than the document: {len(again.items)}")


def run_yaml(data: bytes) -> Iterator[Any]:
    """Any YAML: read, and every value's place asked for."""
    document = read_bytes(data, FILE)
    yield from document.warnings
    yield from (Fault(place, "x", "x") for place in islice(_places(document, document.value, ()), 2_000))


def _places(document: Document, value: Any, path: PathInFile) -> Iterator[Place]:
    yield document.place(path)
    for step in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield document.key_place((*path, step))
        yield from _places(document, value[step], (*path, step))
