"""How long reading and shape checking take, as ratios to yaml.CSafeLoader on the same file in the same process.

    python -m tests.yamlfile.measure_speed [rounds]

Prints the median ratios; the budgets are 0.6 for reading (values and all places) and 0.07 for the shape check.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import yaml

from checker.yamlfile import compile_shape, read_bytes

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "check_with": "text"}
DATE: Schema = {"type": "string", "check_with": "date"}
IDENTIFIER: Schema = {"type": "string", "check_with": "id"}


def listed(rules: Schema) -> Schema:
    """The rule set of a list whose members follow `rules`."""
    return {"type": "list", "schema": rules}


def needed(rules: Schema) -> Schema:
    """The same rule set, for a field that must be there."""
    return {**rules, "required": True}


def or_unknown(rules: Schema) -> Schema:
    """A value, or a statement that it is not known."""
    unknown = {"unknown": needed(TEXT), "among": listed(TEXT)}
    return {"anyof": [rules, {"type": "dict", "schema": unknown, "meta": {"unknown_branch": True}}]}


SOURCE: Schema = {
    "type": "dict",
    "schema": {"line": {"type": "string", "check_with": "int"}, "heading": TEXT},
}
CLAIM: Schema = {
    "type": "dict",
    "schema": {
        "measure": TEXT,
        "operator": {"type": "string", "allowed": ["ge", "le", "eq"]},
        "value": {"type": "string", "check_with": "quantity"},
        "unit": TEXT,
        "direction": {"type": "string", "allowed": ["up", "down"]},
        "quote": TEXT,
    },
}
RESULT: Schema = {
    "type": "dict",
    "schema": {
        "id": needed(IDENTIFIER),
        "text": needed(TEXT),
        "claims": listed(CLAIM),
        "measured_by": {
            "type": "dict",
            "keysrules": {"type": "string", "check_with": "id"},
            "valuesrules": {"type": "string", "allowed": ["judged", "stated"]},
        },
    },
}
INDICATOR: Schema = {
    "type": "dict",
    "schema": {
        "id": needed(IDENTIFIER),
        "title": needed(TEXT),
        "unit": TEXT,
        "outcomes": {"type": "dict", "schema": {"unplaced": listed({"type": "string", "check_with": "quantity"})}},
    },
}
ITEM: Schema = {
    "type": "dict",
    "schema": {
        "number": needed(TEXT),
        "kind": {"type": "string", "allowed": ["goal", "assignment"], "required": True},
        "title": needed(TEXT),
        "decided_by": or_unknown(TEXT),
        "held_by": or_unknown(listed(IDENTIFIER)),
        "named_in_sentence": {
            "type": "dict",
            "schema": {"all": {"type": "string", "check_with": "bool"}, "quote": TEXT, "codes": listed(IDENTIFIER)},
        },
        "led_by": or_unknown(listed(IDENTIFIER)),
        "start": or_unknown(DATE),
        "end": or_unknown(DATE),
        "follow_up": listed(TEXT),
        "serves": listed(TEXT),
        "description": TEXT,
        "results": listed(RESULT),
        "indicators": listed(INDICATOR),
        "source": SOURCE,
    },
}
SCHEMA: Schema = {
    "agreement": needed(
        {
            "type": "dict",
            "schema": {
                "id": needed(IDENTIFIER),
                "year": {"type": "string", "check_with": "year"},
                "of_board": IDENTIFIER,
                "mandate": {"type": "dict", "schema": {"from": TEXT, "to": TEXT}},
                "follow_up": listed(TEXT),
            },
        }
    ),
    "bodies": listed(
        {
            "type": "dict",
            "schema": {
                "code": needed(IDENTIFIER),
                "kind": {"type": "string", "allowed": ["division", "board"]},
                "party": {"type": "string", "check_with": "bool"},
                "name": needed(TEXT),
            },
        }
    ),
    "items": listed(ITEM),
}


def agreement_text(items: int = 45) -> str:
    """A made-up agreement; 45 items give about 96 kB and 2,100 lines."""
    lines = [
        "agreement: {id: ks-2026, year: 2026, of_board: KS, mandate: {from: 2022, to: 2026}, follow_up: [vår, delår]}",
        "bodies:",
    ]
    for code in ("KS", "SHB", "TEK", "NKF", "BUN", "SOC"):
        lines.append(f"  - {{code: {code}, kind: division, party: true, name: Förvaltningen för {code}}}")
    lines.append("items:")
    for number in range(items):
        lines += _item_lines(number)
    return "\n".join(lines) + "\n"


def _item_lines(number: int) -> list[str]:
    lines = [
        f'  - number: "{number // 10 + 1}.{number % 3 + 1}.{number}"',
        f"    kind: {'goal' if number % 2 else 'assignment'}",
        "    title: Stärkt arbete för tillväxt, företagande och näringsliv i hela kommunen",
        "    decided_by: KF",
        "    held_by: [KS]",
        '    named_in_sentence: {all: true, quote: "Kommunstyrelsen ger uppdraget till alla verksamheter."}',
        "    led_by: [SHB, KS]",
        "    start: 2026-01-01",
        "    end: 2028-12-31",
        "    follow_up: [vår, delår, helår]",
        "    serves: []",
        "    description: |",
        "      Arbetet ska stärka näringslivet och göra det lättare att etablera och driva företag i kommunen.",
        "      Det sker i samverkan med regionen, högskolan och de lokala företagarföreningarna.",
        "    results:",
    ]
    for result in range(3):
        lines += [
            f"      - id: r{result}",
            "        text: Andel kommunala fordon med fossilfria bränslen ska öka till minst 95%",
            "        claims:",
            "          - measure: kommunala fordon med fossilfria bränslen",
            "            operator: ge",
            "            value: 95",
            '            unit: "%"',
            "            direction: up",
            '            quote: "ska öka till minst 95%"',
            f"        measured_by: {{i{result}: judged}}",
        ]
    lines.append("    indicators:")
    for indicator in range(2):
        lines += [
            f"      - id: i{indicator}",
            '        title: "Fossiloberoende fordon i kommunorganisationen, andel (%)"',
            '        outcomes: {unplaced: ["55,9", "56,0", "20,0%"]}',
        ]
    lines += [f"    source: {{line: {700 + number}, heading: 2. Målområde Effektiv organisation}}", ""]
    return lines


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, after a collection so that no other work's garbage is counted."""
    gc.collect()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main(rounds: int) -> None:
    text = agreement_text()
    data = text.encode()
    value = read_bytes(data, "agreement.yaml").value
    accepts = compile_shape(SCHEMA)
    if not accepts(value):
        raise SystemExit("the made-up agreement does not fit its own schema")
    reading: list[float] = []
    checking: list[float] = []
    base: list[float] = []
    for _ in range(rounds):
        base.append(seconds(lambda: yaml.load(data, Loader=yaml.CSafeLoader)))
        reading.append(seconds(lambda: read_bytes(data, "agreement.yaml")) / base[-1])
        checking.append(seconds(lambda: accepts(value)) / base[-1])
    print(f"{len(data) / 1000:.0f} kB, {text.count(chr(10))} lines, {rounds} rounds")
    print(f"CSafeLoader {statistics.median(base) * 1000:.1f} ms")
    print(f"read_bytes  {statistics.median(reading):.3f} x (budget 0.6)")
    print(f"shape check {statistics.median(checking):.3f} x (budget 0.07)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
