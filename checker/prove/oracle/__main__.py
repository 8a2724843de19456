"""`python -m checker.prove.oracle` asks the other engine of everything, and writes the answer into docs/oracle.md.

It fails where the two differ, and says at what.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from time import process_time

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
    asked: dict[str, Callable[[], Opinions]] = {
        "the bundled agreement": lambda: compared([cases.real(rules)], rules, least),
        "the same, its unknowns the other way": lambda: compared([cases.real(rules)], rules, most),
        "40 generated agreements of 5 to 10 items": lambda: compared(cases.generated(rules, 40), rules),
        "every one-fault agreement made from the sound one": lambda: compared(
            cases.mutants(rules, None, cases.sound(rules)), rules
        ),
        "90 one-fault agreements made from the bundled one": lambda: compared(
            cases.mutants(rules, 90, cases.real(rules)), rules
        ),
        "every rule on its own examples, waivers and reports too": lambda: together(
            compared(cases.examples(book, [rule]), [rule]) for rule in every
        ),
    }
    rows = {name: _timed(ask) for name, ask in asked.items()}
    with open(os.path.join(folder(), "oracle.md"), "w", encoding="utf-8", newline="\n") as file:
        file.write(oracle_page(every, rows))
    differences = [f"{name}: {one}" for name, (row, _) in rows.items() for one in sorted(row.differences)]
    if differences:
        raise SystemExit("\n".join(differences))


def _timed(ask: Callable[[], Opinions]) -> tuple[Opinions, float]:
    started = process_time()
    return ask(), process_time() - started


if __name__ == "__main__":
    main()
