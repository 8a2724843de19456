"""Reviews of small agreements, as text."""

from __future__ import annotations

from functools import cache
from typing import Any

from checker.content import content
from checker.output.paint import Paint
from checker.output.text import TextReport
from checker.rulebook import Rulebook
from checker.rulebook.files import RuleFile, rule_files
from checker.rulebook.load import load_rulebook
from checker.run import Checked, check_agreement
from checker.words import Language
from tests.sound import sound_with

RULE = """\
id: {id}
severity: {severity}
title: {{sv: Rubrik {id}, en: Title {id}}}
basis: [consistency]
{rest}
message: {{sv: "{{number|resultatet}} har fel.", en: "{{number|the result}} is wrong."}}
advice: {{sv: Rätta det., en: Mend it.}}
"""
SOURCES = "sources: {consistency: {name: {sv: Skäl, en: Reason}, says: {sv: så är det, en: so it is}}}\n"


@cache
def bundled() -> Rulebook:
    """The bundled rules."""
    return load_rulebook(rule_files([content("rules")]))


def made_up(*rules: tuple[str, str, str]) -> Rulebook:
    """Rules of id, severity and the fields from `target` on."""
    files = [RuleFile(0, "rules/sources.yaml", SOURCES.encode())]
    for id_, severity, rest in rules:
        text = RULE.format(id=id_, severity=severity, rest=rest)
        if "target: desired_result" in rest:
            text = text.replace("{number|", "{^expects/number|")
        files.append(RuleFile(0, f"rules/made/{id_.lower()}.yaml", text.encode()))
    return load_rulebook(files)


def checked(patches: dict[str, Any], rules: Rulebook | None = None, *only: str, **changes: Any) -> Checked:
    """The sound agreement after the changes, checked by these rules or the bundled; `only` those with an id."""
    rulebook = rules or bundled()
    chosen = [rule for rule in rulebook.rules.values() if not only or rule.id in only]
    return check_agreement(sound_with(patches, **changes), chosen)


def review(
    run: Checked, language: Language = "sv", *, width: int = 100, show_all: bool = False, paint: bool = False
) -> list[str]:
    """The review's lines."""
    return [*TextReport(run, language, Paint(on=paint), width, show_all=show_all).lines()]
