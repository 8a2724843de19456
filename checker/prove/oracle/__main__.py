"""`python -m checker.prove.oracle` asks the other engine of everything, and writes the answer into docs/oracle.md.

It fails where the two differ, and says at what.
"""

from __future__ import annotations

import os
from time import monotonic

from checker.content import content
from checker.prove.docs import folder
from checker.prove.oracle import cases
from checker.prove.oracle.opinions import Opinions, compared, together
from checker.prove.oracle.settled import least, most
from checker.prove.oracle.table import oracle_page
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook


def main() -> None:
    """Everything that the page tells of."""
    book = load_rulebook(rule_files([content("rules")]))
    every = [*book.rules.values()]
    rules = [rule for rule in every if not (rule.about_waivers or rule.about_reports)]
    rows: dict[str, tuple[Opinions, float]] = {}

    def timed(name: str, started: float, opinions: Opinions) -> None:
        rows[name] = opinions, monotonic() - started

    timed("the bundled agreement", monotonic(), compared([cases.real(rules)], rules, least))
    timed("the same, its unknowns the other way", monotonic(), compared([cases.real(rules)], rules, most))
    timed("40 generated agreements of 5 to 10 items", monotonic(), compared(cases.generated(rules, 40), rules))
    timed("every one-fault agreement made from the sound one", monotonic(), compared(cases.mutants(rules, None), rules))
    of_examples = (compared(cases.examples(book, [rule]), [rule]) for rule in every)
    timed("every rule on its own examples, waivers and reports too", monotonic(), together(of_examples))
    with open(os.path.join(folder(), "oracle.md"), "w", encoding="utf-8", newline="\n") as file:
        file.write(oracle_page(every, rows))
    differences = [f"{name}: {one}" for name, (row, _) in rows.items() for one in sorted(row.differences)]
    if differences:
        raise SystemExit("\n".join(differences))


if __name__ == "__main__":
    main()
