"""Inputs of just below a megabyte that are wrong everywhere, or right and far larger than any real one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from tests.fuzz.mutate import MOST_BYTES
from tests.fuzz.seeds import entries
from tests.importer.hostile import KINDS, hostile
from tests.importer.reading import source_text
from tests.sound import EXAMPLE, SOUND

_SIZE: Final = MOST_BYTES - 50_000


class Large(NamedTuple):
    """A large input: what it is, its sort, its bytes."""

    name: str
    sort: str
    data: bytes


def large_inputs() -> Iterator[Large]:
    """Every one of them."""
    for name, text in _agreements():
        yield Large(name, "agreement", text.encode())
    for name, value in _values():
        yield Large(name, name.partition(":")[0], _filled(value))
    for name, piece in _PIECES.items():
        yield Large(f"yaml: {name}", "yaml", (piece * (_SIZE // len(piece.encode()))).encode())
    yield Large("yaml: commas of decimals on one line", "yaml", f"[{'1,0,' * (_SIZE // 4 - 1)}1]".encode())
    for name, text in _documents():
        yield Large(f"import: {name}", "import, text", text.encode())


def _agreements() -> Iterator[tuple[str, str]]:
    real, sound = EXAMPLE.read_text("utf-8"), SOUND.read_text("utf-8")
    items = "".join(entries(real, "items"))
    large = real.replace(items, items * ((_SIZE - len(real.encode())) // len(items.encode()) + 1))
    yield "agreement: every item twelve times", large
    for old, new in (
        ("    title:", "    titel:"),
        ("    kind: ", "    kind: x"),
        ("    number: ", "    nummer: "),
        ("[KS]", "[SK]"),
        ("measure", "mesure"),
        ("title: ", "title: {unknown: x} # "),
        ("  - number", "  - &a number"),
        ("source: {", "source: [{"),
    ):
        yield f"agreement: {old!r} is {new!r}", large.replace(old, new)
    names = [f"KOD{number}" for number in range(9_000)]
    bodies = "".join(f"  - {{code: {name}, kind: division, name: N}}\n" for name in names)
    yield "agreement: nine thousand divisions", sound.replace("\nareas:", f"\n{bodies}\nareas:", 1)
    misspelt = ", ".join(f"K0D{number}" for number in range(30_000))
    few = "".join(bodies.splitlines(keepends=True)[:5_000])
    wrong = sound.replace("\nareas:", f"\n{few}\nareas:", 1).replace("led_by: [SHB]", f"led_by: [{misspelt}]", 1)
    yield "agreement: thirty thousand misspelt codes", wrong
    title = "Ta fram en energiplan"
    yield "agreement: a title of a megabyte", sound.replace(title, "ord " * (_SIZE // 4 - 10_000) + "x")
    yield "agreement: a word of a megabyte", sound.replace(title, "a" * (_SIZE - 20_000))
    prose = "När flera verksamheter delar ett uppdrag är en av dem huvudansvarig."
    yield "agreement: a sentence ten thousand times", sound.replace(f"[{prose}]", json.dumps([prose] * 10_000), 1)


def _values() -> Iterator[tuple[str, Any]]:
    waiver = {"rule": "DAT01", "subject": "1.2.1", "title": "T", "reason": "R", "decided_by": "KS", "decision": "D"}
    yield "waivers: of rules that are not there", {"waivers": [waiver | {"rule": f"DAT{n}"} for n in range(7_000)]}
    yield "waivers: the same again and again", {"waivers": [waiver] * 7_000}
    yield "waivers: of many subjects", {"waivers": [waiver | {"subject": f"1.{n}.1"} for n in range(7_000)]}
    yield "waivers: names misspelt", {"waivers": [{"rul": "DAT01", "subjekt": "x", "reasn": "y"}] * 18_000}
    entry = {"rule": "DAT01", "subject": "1.2.1", "title": "T"}
    yield (
        "baseline: of many items",
        {
            "baselines": [
                {
                    "agreement": "sound-2026",
                    "items": [{"number": f"1.{n}.1", "kind": "goal", "title": f"Mål om {n}"} for n in range(5_000)],
                    "findings": [entry | {"subject": f"1.{n}.1"} for n in range(9_000)],
                }
            ]
        },
    )
    yield (
        "baseline: the same agreement again and again",
        {"baselines": [{"agreement": "sound-2026", "findings": [entry]}] * 10_000},
    )
    report = {"item": "1.2.1", "by": "SHB", "status": "klart"}
    head = {"agreement": "sound-2026", "occasion": "vår"}
    yield "follow-up: the same again and again", {"follow_up": head, "reports": [report] * 15_000}
    yield (
        "follow-up: of items that are not there",
        {"follow_up": head, "reports": [report | {"item": f"1.2.{n}"} for n in range(14_000)]},
    )
    names = [f"LED{n}" for n in range(80_000)]
    yield "configuration: rules that are not there", {"select": names}
    yield (
        "configuration: severities of rules that are not there",
        {"severities": dict.fromkeys(names[:40_000], "error")},
    )
    yield "configuration: parameters", {"parameters": {"LED07": dict.fromkeys(names[:40_000], "1")}}
    rule = {
        "id": "T01",
        "severity": "error",
        "title": {"sv": "T", "en": "T"},
        "basis": ["skr-follow-up"],
        "target": "assignment",
        "require": {"led_by": {"min_count": "1"}},
        "message": {"sv": "{number}", "en": "{number}"},
        "advice": {"sv": "R", "en": "A"},
    }
    yield "rule: twenty thousand alternatives", rule | {"require": {"or": [{"led_by": {"min_count": "1"}}] * 18_000}}
    yield (
        "rule: alternatives with misspelt words",
        rule | {"require": {"or": [{"lead_by": {"mincount": "1"}}] * 18_000}},
    )
    yield "rule: a list of values", rule | {"require": {"number": {"in": [f"1.1.{n}" for n in range(60_000)]}}}
    yield "rule: a message of placeholders", rule | {"message": dict.fromkeys(("sv", "en"), "{number} " * 45_000)}
    yield (
        "rule: a message of misspelt placeholders",
        rule | {"message": dict.fromkeys(("sv", "en"), "{numbr} " * 45_000)},
    )
    yield "rule: parameters that nothing uses", rule | {"parameters": dict.fromkeys(names[:40_000], "1")}
    yield "rule: bases that are not there", rule | {"basis": [f"skr-{n}" for n in range(50_000)]}
    yield "rule: examples", rule | {"examples": [{"is": "ok", "with": {"1.2.1": {"title": "x"}}}] * 9_000}
    yield "rule: a pattern of a megabyte", rule | {"require": {"title": {"pattern": "a?" * 400_000}}}
    yield "earlier: findings", {"schema": 1, "agreements": [{"id": "sound-2026"}], "findings": [{}] * 200_000}


def _filled(value: Any) -> bytes:
    """The value as JSON, which is YAML."""
    data = json.dumps(value, ensure_ascii=False).encode()
    assert len(data) < MOST_BYTES, (str(value)[:80], len(data))
    return data


_PIECES: Final = {
    "colons": "a: b: c\n",
    "open brackets": "[",
    "brackets in pairs": "[]",
    "open quotes": "'a\n",
    "control characters": "\x01",
    "anchors": "- &a *b\n",
    "keys twice": "a: 1\n",
    "dashes": "- - - - a\n",
    "dashes alone": "- ",
    "questions": "? a\n",
    "commas of decimals": "- {a: 20,0%}\n",
    "tags": "- !x y\n",
    "tabs": "\ta: b\n",
    "merge conflicts": "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n",
    "byte order marks": "\ufeff",
    "combining accents": "\u0301",
    "escapes": '- "\\u0301"\n',
    "comments": "# x\n",
    "documents": "--- a\n",
    "indents": "  ",
    "blocks": "- |\n  x\n",
    "a word": "å",
    "line ends": "\r",
}


_TEXT_SIZE: Final = 150_000
"""More than the real agreement; `tests/importer/test_growth.py` holds that the work grows no faster than the text."""


def _documents() -> Iterator[tuple[str, str]]:
    yield "the document", source_text()
    for kind in KINDS:
        yield f"{kind} without end", hostile(kind, _TEXT_SIZE)
