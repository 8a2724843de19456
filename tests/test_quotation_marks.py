"""Swedish is written with ”…” and English with “…”, in every text of the tool and in what it says of the agreement."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from checker.words import Text
from checker.yamlfile import read_file
from tests.gapreport.reports import real
from tests.small import ROOT

NOT_SWEDISH = re.compile("“")
NOT_ENGLISH = re.compile(r"(?<![\w.,:;!?…)%}])”")
"""A mark that ends a quotation where none can end."""


def in_code() -> Iterator[Text]:
    """Both sides of every `Text` whose words stand in the code."""
    for path in sorted((ROOT / "checker").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name("Text"), args=[sv, en]):
                    yield Text(said(sv), said(en))


def said(side: ast.expr) -> str:
    """The words of one side, with what is filled in at run time left out."""
    return "{}".join(str(one.value) for one in ast.walk(side) if isinstance(one, ast.Constant))


def in_rules() -> Iterator[Text]:
    """Every text of every rule."""

    def texts(value: Any) -> Iterator[Text]:
        if isinstance(value, dict) and {*value} == {"sv", "en"}:
            yield Text(value["sv"], value["en"])
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from texts(inner)

    for path in sorted(Path(ROOT / "rules").rglob("*.yaml")):
        yield from texts(read_file(path).value)


def in_findings() -> Iterator[Text]:
    """What is said of the bundled agreement."""
    return (Text(found.says("sv"), found.says("en")) for found in real().findings)


def test_every_language_has_its_own_quotation_marks() -> None:
    texts = [*chain(in_code(), in_rules(), in_findings())]
    assert len(texts) > 1_500
    assert [text.sv for text in texts if NOT_SWEDISH.search(text.sv)] == []
    assert [text.en for text in texts if NOT_ENGLISH.search(text.en)] == []
    assert sum("”" in text.sv for text in texts) > 40
    assert sum("“" in text.en for text in texts) > 40
