"""What is fuzzed: for each sort of input what makes one, what runs it, and how often."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final, NamedTuple

from tests.fuzz import runs, seeds
from tests.fuzz.amplify import some_size
from tests.fuzz.caches import kept_rulebook, kept_run, run_kept_rulebook, run_kept_run
from tests.fuzz.command_line import command_line_seeds, large_line, run_command_line
from tests.fuzz.commands import LONG, edited_command, large_command
from tests.fuzz.documents import form_file, pdf_file, word_file
from tests.fuzz.kinds import KINDS
from tests.fuzz.mutate import Seed, mutated
from tests.fuzz.oracle import LIMIT, PATIENT, Run
from tests.fuzz.processes import process_input, run_process
from tests.fuzz.rule_shapes import generated_rule
from tests.fuzz.seeds import CODES


class Sort(NamedTuple):
    """A sort of input: what makes one from a seed of randomness, what runs it, its share of a thousand, its limit.

    The limit is in seconds of processor time.
    """

    make: Callable[[Random], bytes]
    run: Run
    share: float
    limit: float = LIMIT


def _of(seeds: Callable[[], tuple[Seed, ...]], words: Callable[[], tuple[str, ...]] = tuple) -> Callable[..., bytes]:
    def make(random: Random) -> bytes:
        return mutated(random, random.choice(seeds()), words())

    return make


def _rule(random: Random) -> bytes:
    return generated_rule(random) if random.random() < 0.5 else _of(seeds.rules, seeds.language_words)(random)


def _codes() -> tuple[str, ...]:
    return CODES


def _large(kind: str) -> Callable[[Random], bytes]:
    return lambda random: KINDS[kind].larger(random, some_size(random))


SMALL: Final[dict[str, Sort]] = {
    "yaml": Sort(_of(seeds.any_yaml), runs.run_yaml, 230),
    "agreement": Sort(_of(seeds.agreements, seeds.agreement_words), runs.run_agreement, 140),
    "rule": Sort(_rule, runs.run_rule, 200),
    "configuration": Sort(_of(seeds.configurations, seeds.rule_names), runs.run_configuration, 60),
    "waivers": Sort(_of(seeds.waivers, seeds.rule_names), runs.run_waivers, 120),
    "baseline": Sort(_of(seeds.baselines, seeds.rule_names), runs.run_baseline, 80),
    "follow-up": Sort(_of(seeds.follow_ups, _codes), runs.run_follow_up, 90),
    "form": Sort(form_file, runs.run_form, 7),
    "earlier": Sort(_of(seeds.earlier, _codes), runs.run_earlier, 28),
    "import, text": Sort(_of(seeds.passages), runs.run_import, 12),
    "import, Word": Sort(word_file, runs.run_import, 1),
    "import, PDF": Sort(pdf_file, runs.run_import, 2),
    "kept rulebook": Sort(kept_rulebook, run_kept_rulebook, 10),
    "kept run": Sort(kept_run, run_kept_run, 12),
    "command line": Sort(_of(command_line_seeds, seeds.rule_names), run_command_line, 9),
    "command, a file": Sort(edited_command, run_command_line, 2),
    "process": Sort(process_input, run_process, 1),
}
"""Seeds after a few edits."""

LARGE: Final[dict[str, Sort]] = {
    "agreement, large": Sort(_large("agreement"), runs.run_large_agreement, 0.4),
    "rule, large": Sort(_large("rule"), runs.run_rule, 0.6),
    "configuration, large": Sort(_large("configuration"), runs.run_configuration, 0.1),
    "waivers, large": Sort(_large("waivers"), runs.run_waivers, 0.1),
    "baseline, large": Sort(_large("baseline"), runs.run_baseline, 0.1),
    "follow-up, large": Sort(_large("follow-up"), runs.run_follow_up, 0.1),
    "form, large": Sort(_large("form"), runs.run_form, 0.05),
    "earlier, large": Sort(_large("earlier"), runs.run_earlier, 0.05),
    "import, text, large": Sort(_large("text"), runs.run_import, 0.1),
    "import, Word, large": Sort(_large("word"), runs.run_import, 0.1),
    "import, PDF, large": Sort(_large("pdf"), runs.run_import, 0.05),
    "command line, large": Sort(lambda random: large_line(random, some_size(random)), run_command_line, 0.1),
    "command, a large file": Sort(lambda random: large_command(random, some_size(random)), run_command_line, 0.5),
    "process, a large file": Sort(lambda random: large_command(random, some_size(random)), run_process, 0.05),
    "command, long": Sort(
        lambda random: large_command(random, some_size(random), LONG), run_command_line, 0.01, PATIENT
    ),
}
"""Seeds of which a piece is repeated, up to just below a megabyte."""

SORTS: Final = SMALL | LARGE
"""Every sort by name."""
