"""`python -m tests.slips` breaks every rule in every way and writes by which proofs that is noticed into docs.

With ids of rules it prints the rows of these.
"""

from __future__ import annotations

import sys

from tests.slips.proofs import broken_rules
from tests.slips.table import lines, page, tried
from tests.small import rules
from tests.sound import ROOT


def main() -> None:
    """Arguments: the rules; none for all of them and the page."""
    ids = sys.argv[1:]
    seen = tried(broken_rules(ids or rules()))
    if ids:
        print("\n".join(lines(seen)))
    else:
        (ROOT / "docs" / "broken-rules.md").write_text(page(seen), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
