"""Our Markdown, rendered as forges render it: the words of the data come out as words, and as nothing else."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from checker.characters import on_one_line
from checker.engine import Verdict
from checker.output import markdown
from checker.output.markup import UNSEEN
from checker.words import Text
from tests.output.results import HOSTILE, everything, result, with_findings
from tests.tools.programs import node_package, program, run

pytestmark = pytest.mark.tools

OURS = {"h2", "h3", "p", "strong", "code", "br", "ul", "li", "details", "summary", "input", "del"}
RENDER = """
const {marked} = require(process.argv[1]);
process.stdout.write(marked.parse(require("fs").readFileSync(0, "utf8"), {gfm: true}));
"""


class Page(HTMLParser):
    """What a reader sees of some HTML: its tags and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@cache
def rendered(text: str) -> Page:
    """Markdown as GitHub's dialect renders it."""
    node, package = program("node"), node_package("marked")
    done = run(node, "-e", RENDER, package, cwd=Path.cwd(), stdin=text)
    assert done.returncode == 0, done.stderr
    return Page(done.stdout)


def one_line(words: str) -> str:
    return " ".join(on_one_line(words).replace(UNSEEN, "").split())


def test_words_come_out_as_words() -> None:
    found = next(one for one in everything().findings if one.verdict is Verdict.FINDING)._replace(judged=False)
    said = [words for words in HOSTILE if len(words) < 200]
    findings = [found._replace(label=words, message=Text(words, words), values=(words,)) for words in said]
    page = rendered(markdown.written(result(with_findings(everything(), *findings))))
    assert page.tags <= OURS
    seen = " ".join(page.words.replace(UNSEEN, "").split())
    for words in said:
        assert f"{one_line(words)}: {one_line(words)} changed.yaml:" in seen


def test_folds_and_lists_are_rendered() -> None:
    page = rendered(markdown.written(result(everything())))
    assert {"details", "summary", "ul", "li", "strong", "code", "h2", "h3"} <= page.tags <= OURS


def test_the_renderer_would_show_a_slip() -> None:
    assert rendered("- **<b>fet</b>** [a](b) www.a.se").tags - OURS == {"b", "a"}
