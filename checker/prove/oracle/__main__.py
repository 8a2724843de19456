"""`python -m checker.prove.oracle` asks the other engine of everything, and writes the answers into docs.

With `rules` it asks only of what docs/oracle-rules.md tells of. It fails where the two differ, and says at what.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from time import process_time

from checker.content import content
from checker.prove.docs import folder
from checker.prove.oracle import by_rule, cases
from checker.prove.oracle.opinions import Opinions, compared
from checker.prove.oracle.settled import most
from checker.prove.oracle.table import oracle_page
from checker.rulebook import Rulebook
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook


def main() -> None:
    """Everything that the two pages tell of, or with `rules` only what the second does."""
    book = load_rulebook(rule_files([content("rules")]))
    every = [*book.rules.values()]
    if sys.argv[1:] == ["rules"]:
        asked = {name: ask() for name, ask in by_rule.questions(book, every).items()}
    else:
        rows = _everything(book)
        selections = {by_rule.selected(name) for name in by_rule.ON}
        own = by_rule.questions(book, every)
        asked = {name: row for name, (row, _) in rows.items()} | {name: own[name]() for name in selections}
        _write("oracle.md", oracle_page(every, rows))
    _write("oracle-rules.md", by_rule.by_rule_page(every, {name: row.theirs for name, row in asked.items()}))
    differences = [f"{name}: {one}" for name, row in asked.items() for one in sorted(row.differences)]
    if differences:
        raise SystemExit("\n".join(differences))


def _everything(book: Rulebook) -> dict[str, tuple[Opinions, float]]:
    """All that is asked, with how many seconds of a processor each took."""
    every = [*book.rules.values()]
    rules = by_rule.on_agreements(every)
    own = by_rule.questions(book, every)
    asked: dict[str, Callable[[], Opinions]] = {
        by_rule.BUNDLED: own[by_rule.BUNDLED],
        "the same, its unknowns the other way": lambda: compared([cases.real(rules)], rules, most),
        by_rule.GENERATED: own[by_rule.GENERATED],
        "every one-fault agreement made from the sound one": lambda: compared(
            cases.mutants(rules, None, cases.sound(rules)), rules
        ),
        "90 one-fault agreements made from the bundled one": lambda: compared(
            cases.mutants(rules, 90, cases.real(rules)), rules
        ),
        by_rule.EXAMPLES: own[by_rule.EXAMPLES],
    }
    return {name: _timed(ask) for name, ask in asked.items()}


def _write(name: str, page: str) -> None:
    with open(os.path.join(folder(), name), "w", encoding="utf-8", newline="\n") as file:
        file.write(page)


def _timed(ask: Callable[[], Opinions]) -> tuple[Opinions, float]:
    started = process_time()
    return ask(), process_time() - started


if __name__ == "__main__":
    main()
