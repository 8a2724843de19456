"""A misspelt word, in an agreement or in a rule, is named with its line and the nearest word that is known."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.cli.process import Ran, Styrkoll, faults_in
from tests.cli.rule_files import OWN, own_folder, own_rule
from tests.sound import SOUND

LANGUAGES: Final = {"sv": "Menade du `{}`?", "en": "Did you mean `{}`?"}

# What is spoilt: before, after, and the nearest word.
IN_AGREEMENTS: Final = {
    "kind": ("kind: base_assignment", "kind: base_asignment", "base_assignment"),
    "key": ("    supported_by: [ROS]", "    suported_by: [ROS]", "supported_by"),
    "key-of-the-head": ("  municipality: ", "  municipalty: ", "municipality"),
    "clause": ("follow_up: {quote: ", "folow_up: {quote: ", "follow_up"),
    "code": ("supported_by: [ROS]", "supported_by: [RSO]", "ROS"),
    "code-of-the-board": ("of_board: KS", "of_board: KSS", "KS"),
    "indicator": ("measured_by: {i1: stated}", "measured_by: {ii1: stated}", "i1"),
    "number": ("serves: {1.1.2: stated}", "serves: {1.1.22: stated}", "1.1.2"),
    "link": ("measured_by: {i1: stated}", "measured_by: {i1: statd}", "stated"),
    "closed-list": ("lead_word: [huvudansvarig]", "lead_word: [huvudansvarg]", "huvudansvarig"),
}
SEVERAL: Final = [IN_AGREEMENTS[name] for name in ("key-of-the-head", "code", "link", "number")]
IN_RULES: Final = {
    "kind": ("target: assignment", "target: asignment", "assignment"),
    "attribute": ("require: {end:", "require: {ende:", "end"),
    "relation": ("require: {end:", "require: {ledd_by:", "led_by"),
    "relation-in-a-path": ("require: {end:", "require: {in_agrement/year:", "in_agreement"),
    "fact": ("require: {end:", "require: {end_yaer:", "end_year"),
    "constraint": ("require: {end: {min_count", "require: {end: {min_cuont", "min_count"),
    "logic": ("require: {end: {min_count: 1}}", "require: {ore: [{end: {min_count: 1}}]}", "or"),
    "class": ("require: {end: {min_count: 1}}", "require: {led_by: {class: divison}}", "division"),
    "closed-list": ("require: {end: {min_count: 1}}", "require: {follow_up: {has_value: helåår}}", "helår"),
    "placeholder": ('sv: "{number} slutar', 'sv: "{nummber} slutar', "number"),
    "source": ("basis: [consistency]", "basis: [consistancy]", "consistency"),
    "clause": ("basis: [consistency]", "basis: [clause: laed]", "lead"),
    "severity": ("severity: error", "severity: eror", "error"),
    "key": ("advice: {", "advise: {", "advice"),
    "place": ("advice: {", "report_at: endd\nadvice: {", "end"),
    "cause": ("advice: {", "follows_from: [LED001]\nadvice: {", "LED01"),
    "verdict-of-an-example": ("is: ok", "is: okk", "ok"),
}


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


@pytest.fixture(scope="module")
def agreements(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> dict[str, Ran]:
    folder = tmp_path_factory.mktemp("agreements")
    text = SOUND.read_text("utf-8")
    for name, (before, after, _) in IN_AGREEMENTS.items():
        assert before in text, before
        (folder / f"{name}.yaml").write_text(text.replace(before, after, 1), "utf-8")
    for before, after, _ in SEVERAL:
        text = text.replace(before, after, 1)
    (folder / "several.yaml").write_text(text, "utf-8")
    files = [*(f"{name}.yaml" for name in IN_AGREEMENTS), "several.yaml"]
    return {
        "sv": Styrkoll(folder, cache)("check", *files),
        "en": Styrkoll(folder, cache)("check", "kind.yaml", "code.yaml", "--lang", "en"),
    }


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> dict[str, Ran]:
    folder = tmp_path_factory.mktemp("rules")
    spoilt = {
        name: own_rule((before, after), ("OWN01", f"OWN{number:02}"))
        for number, (name, (before, after, _)) in enumerate(IN_RULES.items())
    }
    own_folder(folder, spoilt)
    return {lang: Styrkoll(folder, cache)("check", SOUND, "--rules", "mine", "--lang", lang) for lang in LANGUAGES}


@pytest.mark.parametrize(("name", "lang"), [*((name, "sv") for name in IN_AGREEMENTS), ("kind", "en"), ("code", "en")])
def test_in_an_agreement(agreements: dict[str, Ran], name: str, lang: str) -> None:
    before, _, nearest = IN_AGREEMENTS[name]
    line = line_of(SOUND.read_text("utf-8"), before)
    assert (agreements[lang].code, agreements[lang].out) == (2, "")
    (fault,) = faults_in(agreements[lang], f"{name}.yaml")
    assert fault[0] == line
    assert fault[1].endswith(LANGUAGES[lang].format(nearest))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", IN_RULES)
def test_in_a_rule(rules: dict[str, Ran], name: str, lang: str) -> None:
    before, _, nearest = IN_RULES[name]
    assert (rules[lang].code, rules[lang].out) == (2, "")
    told = faults_in(rules[lang], Path("mine", "own", f"{name}.yaml"))
    assert line_of(OWN, before) in [line for line, said in told if said.endswith(LANGUAGES[lang].format(nearest))]


def test_every_fault_of_a_file_is_told_at_once(agreements: dict[str, Ran]) -> None:
    lines = [line for line, _ in faults_in(agreements["sv"], "several.yaml")]
    text = SOUND.read_text("utf-8")
    assert lines == sorted(line_of(text, before) for before, _, _ in SEVERAL)
