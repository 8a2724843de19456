"""The kinds of files that commands read: of each one that is right, one after edits, and one as large as is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from random import Random
from typing import Final, NamedTuple

from checker.yamlfile import FaultsFound
from tests.fuzz import seeds
from tests.fuzz.amplify import Whole, amplified, some_size, text_whole, yaml_whole
from tests.fuzz.documents import (
    form_file,
    large_form,
    large_pdf,
    large_word,
    pdf_file,
    pdf_text,
    right_form,
    right_word,
    word_file,
)
from tests.fuzz.mutate import MOST_BYTES, Seed, mutated, yaml_seed
from tests.fuzz.rule_shapes import generated_rule
from tests.importer.many_questions import KINDS as QUESTIONS
from tests.importer.many_questions import with_questions
from tests.importer.reading import source_text
from tests.sound import EXAMPLE, ROOT

_WORDINGS: Final = ROOT / "data" / "wordings"
_WHERE: Final = b"wordings: formuleringar\n"


class Kind(NamedTuple):
    """What makes a file of a kind: as it is in a real folder, after edits, and of about so many bytes."""

    right: Callable[[Random], bytes]
    edited: Callable[[Random], bytes]
    larger: Callable[[Random, int], bytes]


@cache
def _whole(text: str) -> Whole:
    return yaml_whole(text)


@cache
def _text(text: str) -> Whole:
    return text_whole(text)


def _yaml(of: Callable[[], tuple[Seed, ...]], words: Callable[[], tuple[str, ...]] = tuple) -> Kind:
    """A kind of YAML files, of these seeds."""
    return Kind(
        lambda _: of()[0].text.encode(),
        lambda random: mutated(random, random.choice(of()), words()),
        lambda random, size: _larger(random, _whole(_fitting(random, of(), size).text), size),
    )


def _fitting(random: Random, of: tuple[Seed, ...], size: int) -> Seed:
    """A seed that is small enough to be made larger."""
    return random.choice(
        [seed for seed in of if len(seed.text) < size // 2] or [min(of, key=lambda one: len(one.text))]
    )


def _larger(random: Random, whole: Whole, size: int) -> bytes:
    return amplified(random, whole, size).encode(errors="surrogatepass")[: MOST_BYTES - 1]


@cache
def _agreements() -> tuple[Seed, ...]:
    """The sound agreement with something to find, single items of the real one, and all of that."""
    sound, *items = dict.fromkeys(seeds.agreements())
    found = yaml_seed(sound.text.replace("end: 2026", "end: 2025"))
    return (*[found] * 8, *items[::4], *[Seed(EXAMPLE.read_text("utf-8"), ())] * 2)


@cache
def _questions() -> tuple[Seed, ...]:
    """Agreements with some open questions of each kind."""
    texts = (json.dumps(json.loads(with_questions(kind, 3)), ensure_ascii=False, indent=1) for kind in QUESTIONS)
    return tuple(map(yaml_seed, texts))


@cache
def _wordings() -> tuple[Seed, ...]:
    own = ROOT / "tests" / "importer" / "uppdragsavtal.yaml"
    return tuple(yaml_seed(path.read_text("utf-8")) for path in (own, own, *sorted(_WORDINGS.glob("*.yaml"))))


def larger_rule(random: Random, size: int) -> bytes:
    """A rule that somebody has written, or one made of the language's grammar, with much of something.

    Most are small, since a rule has limits, below which it is to take no longer than others; and most of what there is
    much of stands below the head, in what a rule looks at, demands and says.
    """
    size = size if random.random() < 0.3 else some_size(random, 20_000, least=1_000)
    whole = _whole(random.choice(seeds.rules()).text)
    generated = generated_rule(random)
    with suppress(FaultsFound, UnicodeDecodeError):
        whole = yaml_whole(generated.decode()) if random.random() < 0.5 else whole
    if random.random() < 0.7 and "target" in whole.text:
        head = whole.text.index("target")
        below = tuple(tuple(piece for piece in sort if piece.begin > head) for sort in whole.sorts)
        whole = whole._replace(sorts=below, seldom=()) if any(below) else whole
    return _larger(random, whole, size)


def _edited_rule(random: Random) -> bytes:
    return generated_rule(random) if random.random() < 0.5 else KINDS["written rule"].edited(random)


def _own(rule: bytes) -> bytes:
    """The rule by an id that no bundled one has."""
    return re.sub(rb"^id: \w+", b"id: T01", rule)


def _typed(random: Random, size: int) -> bytes:
    """What is typed as answers: a few lines, of which one may be long."""
    lines = random.choices(("1", "2", "", "1,2", "SHB", "1.1.1", "ja", "x", "å" * (size // 10)), k=5)
    return "".join(f"{line}\n" for line in (*lines, "q")).encode()


_LARGEST_TEXT: Final = 450_000
"""Bytes: an import of a larger text may take longer than the limit, as docs/hostile-input.md tells."""


def _passage(random: Random, size: int) -> bytes:
    size = min(size, _LARGEST_TEXT)
    text = random.choice([*seeds.passages(), Seed(source_text(), ())]).text
    return _larger(random, _text(text if len(text) < size // 2 else seeds.passages()[0].text), size)


KINDS: Final[dict[str, Kind]] = {
    "agreement": _yaml(_agreements, seeds.agreement_words),
    "questions": _yaml(_questions, seeds.agreement_words),
    "written rule": _yaml(seeds.rules, seeds.language_words),
    "rule": Kind(
        lambda random: _own(random.choice(seeds.rules()).text.encode()),
        lambda random: _own(_edited_rule(random)),
        lambda random, size: _own(larger_rule(random, size)),
    ),
    "configuration": _yaml(seeds.configurations, seeds.rule_names),
    "waivers": _yaml(seeds.waivers, seeds.rule_names),
    "baseline": _yaml(seeds.baselines, seeds.rule_names),
    "follow-up": _yaml(seeds.follow_ups),
    "earlier": _yaml(seeds.earlier),
    "wordings": _yaml(_wordings),
    "where wordings are": Kind(lambda _: _WHERE, lambda _: _WHERE, lambda *_: _WHERE),
    "text": Kind(
        lambda random: random.choice(seeds.passages()).text.encode(),
        lambda random: mutated(random, random.choice(seeds.passages())),
        _passage,
    ),
    "word": Kind(right_word, word_file, large_word),
    "form": Kind(right_form, form_file, large_form),
    "pdf": Kind(lambda _: pdf_text().encode(), pdf_file, large_pdf),
    "typed": Kind(lambda random: _typed(random, 0), lambda random: _typed(random, 50), _typed),
}
"""Every kind by name."""
