"""yaml-language-server, which editors use: what it underlines and what it offers, by a modeline and our schemas."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.sound import ROOT, SOUND
from tests.tools.language_server import LanguageServer
from tests.tools.programs import node_package, program

pytestmark = pytest.mark.tools

AGREEMENT = "# yaml-language-server: $schema=../.styrkoll/agreement.json\n"
RULE = "# yaml-language-server: $schema=../.styrkoll/rule.json\n"
HEAD = AGREEMENT + "agreement: {id: a, year: 2026, of_board: KS}\nbodies:\n  - {code: KS, kind: board}\nitems:\n"
LEAD = (ROOT / "rules" / "lead" / "lead-unclear.yaml").read_text("utf-8")


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """An editor in a repository whose files say where their schemas are."""
    root = tmp_path_factory.mktemp("repository")
    shutil.copytree(ROOT / "docs" / "schema", root / ".styrkoll")
    (root / "data").mkdir()
    server = node_package("yaml-language-server") / "out" / "server" / "src" / "server.js"
    with LanguageServer(program("node"), server, root) as started:
        yield started


@pytest.mark.parametrize("text", [AGREEMENT + SOUND.read_text("utf-8"), RULE + LEAD], ids=["agreement", "rule"])
def test_nothing_is_underlined_in_a_file_that_is_right(editor: LanguageServer, text: str) -> None:
    assert editor.problems(text) == []


def test_nothing_is_underlined_in_the_bundled_agreement(editor: LanguageServer) -> None:
    assert editor.problems(AGREEMENT + (ROOT / "data" / "ks-2026.yaml").read_text("utf-8")) == []


UNDERLINED = [
    ("  - {number: 1.1.1, kind: goal, titel: x}\n", "Property titel is not allowed."),
    ("  - {number: 1.1.1, kind: assignment, results: []}\n", "Property results is not allowed."),
    ("  - {number: 1.1.1, kind: gaol}\n", 'Valid values: "goal", "assignment", "base_assignment"'),
    ("  - {number: 1.1.1, kind: assignment, end: 1/2 2026}\n", "Det ska vara ett datum skrivet år-månad-dag"),
    ("  - {number: 1.1.1, kind: assignment, title: ''}\n", "Det ska vara en text som inte är tom."),
    ("  - {number: 1.1.1, kind: assignment, led_by: KS}\n", 'Expected "array | {unknown: …}".'),
    ("  - {number: 1.1.1, kind: assignment, led_by: {unknwon: x}}\n", "Property unknwon is not allowed."),
    ("  - {kind: assignment}\n", 'Missing property "number".'),
]


@pytest.mark.parametrize(("item", "said"), UNDERLINED)
def test_what_is_wrong_is_underlined_on_its_line(editor: LanguageServer, item: str, said: str) -> None:
    problems = editor.problems(HEAD + item)
    assert {line for line, _ in problems} == {6}
    assert any(said in message for _, message in problems), problems


@pytest.mark.parametrize(
    ("old", "new"), [("min_count", "min_cuont"), ("target: assignment", "target: asignment"), ("led_by:", "led_bye:")]
)
def test_a_misspelt_word_of_a_rule_is_underlined(editor: LanguageServer, old: str, new: str) -> None:
    text = RULE + LEAD.replace(old, new, 1)
    (line,) = {line for line, _ in editor.problems(text)}
    assert new in text.splitlines()[line - 1]


OFFERED = [
    (AGREEMENT + "|", {"agreement", "bodies", "items"}, {"titel"}),
    (HEAD + "  - number: 1.1.1\n    kind: |", {"goal", "assignment", "base_assignment"}, {"board"}),
    (HEAD + "  - number: 1.1.1\n    kind: goal\n    |", {"results", "indicators"}, {"start", "serves"}),
    (HEAD + "  - number: 1.1.1\n    kind: assignment\n    |", {"start", "led_by"}, {"results"}),
    (HEAD + "  - number: 1.1.1\n    kind: assignment\n    follow_up: [|]", {"vår", "delår", "helår"}, set()),
    (HEAD + "  - number: 1.1.1\n    kind: assignment\n    kept_by_board: |", {"true", "false"}, {"ja"}),
    (RULE + "target: |", {"assignment", "goal", "item"}, {"led_by"}),
    (RULE + "require:\n  |", {"led_by", "end_year", "and", "class"}, {"min_count"}),
    (RULE + "require:\n  led_by:\n    |", {"min_count", "qualified_value_shape", "not"}, {"unique_values_for", "end"}),
    (RULE + "require:\n  led_by/belongs_to:\n    |", {"min_count"}, {"led_by"}),
    (RULE + "require:\n  led_by:\n    class: |", {"division", "board"}, {"min_count"}),
]


@pytest.mark.parametrize(("text", "offered", "not_offered"), OFFERED)
def test_what_may_stand_there_is_offered(
    editor: LanguageServer, text: str, offered: set[str], not_offered: set[str]
) -> None:
    offers = set(editor.offers(text))
    assert offered <= offers
    assert not not_offered & offers


def test_a_field_is_told_of_in_swedish(editor: LanguageServer) -> None:
    told = editor.told(HEAD + "  - number: 1.1.1\n    kind: assignment\n    led|_by: [KS]\n")
    assert "Den som är huvudansvarig eller sammanhållande." in told
    assert "`base_assignment`: grunduppdrag" in editor.told(HEAD + "  - number: 1.1.1\n    ki|nd: goal\n")


def test_without_the_schema_nothing_would_be_underlined(editor: LanguageServer) -> None:
    """That is: the faults above are found by the schema, by the path that the modeline gives."""
    text = HEAD.replace("agreement.json", "elsewhere.json") + UNDERLINED[0][0]
    assert [message for _, message in editor.problems(text) if "titel" in message] == []
