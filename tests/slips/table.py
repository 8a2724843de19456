"""The page that shows by how many proofs each broken rule is noticed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tests.slips.explained import EXPLAINED
from tests.slips.proofs import PROOFS, Broken

_HEAD: Final = """\
# By which proofs a broken rule is noticed

<!-- Made by `python -m tests.slips`, in some minutes. -->

A rule that is broken on purpose has to be noticed by at least two of three proofs that know nothing of each other: the
matrix ([which rule notices what](mutants.md)), what another engine once found ([rule by rule](oracle-rules.md)), and
the other engines of the [benchmarks](benchmarks.md), which have twelve of the rules in words of their own. The rule's
examples are a fourth, which notices [every slip](slips.md); they are not counted here.

Every [slip](slips.md) that the type-check lets pass and that changes what a rule means is tried on each of the proofs
by itself. The matrix is tried on the sound agreement and, with each operator, at one place of the bundled one; the test
of the matrix tries all, and can only notice more. For the other engine ours is asked, which finds the same today.
"""


class Seen(NamedTuple):
    """A broken rule and the proofs that notice it."""

    broken: Broken
    by: frozenset[str]

    @property
    def twice(self) -> bool:
        """Whether two notice it that are not its examples."""
        return len(self.by - {EXAMPLES}) >= 2


EXAMPLES: Final = next(iter(PROOFS))


def tried(broken: Sequence[Broken]) -> list[Seen]:
    """Each of these tried on each proof."""
    noticed = {name: {*map(id, proof(broken))} for name, proof in PROOFS.items()}
    return [Seen(one, frozenset(name for name, ids in noticed.items() if id(one) in ids)) for one in broken]


def page(seen: Sequence[Seen]) -> str:
    """The whole page."""
    return "\n".join((_HEAD, *lines(seen), ""))


def lines(seen: Sequence[Seen]) -> Iterator[str]:
    """A row a rule, the sum, and each slip that fewer than two notice."""
    yield f"| rule | slips | {' | '.join(PROOFS)} | two of the last three |"
    yield f"| --- {'| --: ' * (len(PROOFS) + 2)}|"
    for rule in dict.fromkeys(one.broken.rule.id for one in seen):
        yield _row(rule, [one for one in seen if one.broken.rule.id == rule])
    yield _row("all", seen)
    once = [one for one in seen if not one.twice]
    if once:
        yield ""
    for one in once:
        by = " and the ".join(name for name in PROOFS if name in one.by) or "nobody"
        why = EXPLAINED.get(one.broken.rule.id, {}).get(one.broken.what, "for no known reason")
        yield f"- {one.broken.rule.id}, `{one.broken.what}`, is noticed by the {by} alone: {why}."


def _row(name: str, seen: Sequence[Seen]) -> str:
    counts = (len(seen), *(sum(proof in one.by for one in seen) for proof in PROOFS), sum(one.twice for one in seen))
    return f"| {name} | {' | '.join(str(count or '') for count in counts)} |"
