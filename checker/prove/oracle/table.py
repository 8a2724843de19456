"""The page that shows what the other engine said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from textwrap import fill

from checker.prove.oracle.opinions import Opinions
from checker.rulebook import Rule

_HEAD = """\
# A second opinion on every rule

<!-- Made by `make oracle`. -->

`styrkoll export FILE --to shacl` writes an agreement as RDF and the rules as SHACL shapes. pySHACL {pyshacl} with
rdflib {rdflib}, an engine that others wrote, judges the one by the other, and has to find the same rules broken at the
same nodes as ours. Compared is what our engine decides, pairs of rule and target; what it leaves undecided, SHACL with
its two truth values cannot say. What ours decides in spite of something unknown must hold however that turns out: the
unknowns are settled one way (as few values as there can be), and for the bundled agreement the opposite way too, before
the other engine is asked. [Rule by rule](oracle-rules.md) tells how many it finds by each.
"""


def oracle_page(rules: Sequence[Rule], rows: Mapping[str, tuple[Opinions, float]]) -> str:
    """The page, with a row for each set of agreements and how many seconds of a processor it took."""
    head = _HEAD.format(pyshacl=version("pyshacl"), rdflib=version("rdflib"))
    return "\n".join((head, *_table(rows), "", *_exported(rules, rows), ""))


def _table(rows: Mapping[str, tuple[Opinions, float]]) -> Iterator[str]:
    figures = ("how many", "nodes", "pairs decided", "undecided", "found by ours", "by pySHACL", "differences", "CPU s")
    yield f"| agreements | {' | '.join(figures)} |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, (row, seconds) in rows.items():
        counts = (row.cases, row.nodes, row.decided, row.undecided, len(row.ours), len(row.theirs))
        cells = " | ".join(f"{figure:,}" for figure in (*counts, len(row.differences)))
        yield f"| {name} | {cells} | {seconds:.0f} |"


def _exported(rules: Sequence[Rule], rows: Mapping[str, tuple[Opinions, float]]) -> Iterator[str]:
    told = [row for row, _ in rows.values()]
    missing = {rule: why for row in told for rule, why in row.not_exported.items()}
    pure = [rule.id for rule in rules if any(rule.id in row.pure for row in told)]
    on_facts = [rule.id for rule in rules if any(rule.id in row.on_facts for row in told)]
    yield f"Of {len(rules)} rules {len(pure) + len(on_facts)} are exported."
    yield ""
    yield f"- **Pure shapes ({len(pure)})** read only what the file says: the other engine repeats the whole judgement."
    yield _ids(pure)
    yield f"- **Shapes on computed facts ({len(on_facts)})** read values that our code has computed and that"
    yield "  are exported as triples: the other engine repeats what is asked of them, not how they were computed."
    yield _ids(on_facts)
    if missing:
        yield f"- **Not exported ({len(missing)})**:"
        yield from (f"  - {rule}: {why}" for rule, why in missing.items())
    else:
        yield "- **Not exported**: none."
    elsewhere = ", ".join(rule.id for rule in rules if rule.about_waivers or rule.about_reports)
    yield ""
    yield fill(
        f"Rules on waivers and on what is reported at a follow-up ({elsewhere}) look at other files than the agreement."
        " Their shapes are exported with the others; they look at waivers and reports as nodes, of which the export of"
        " an agreement alone has none. So they are compared on their own examples, which have such nodes.",
        120,
    )


def _ids(ids: Iterable[str]) -> str:
    return fill(", ".join(ids) + ".", 120, initial_indent="  ", subsequent_indent="  ")
