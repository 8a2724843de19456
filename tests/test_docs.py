"""The made documents say what the rules and the schema say today."""

from __future__ import annotations

import os
from functools import cache

import pytest

from checker.content import content
from checker.output.format_reference import fields_of_parts
from checker.output.format_words import FIELDS, PARTS
from checker.output.rule_index import LEFT_OUT, uses_own_constraint, words_read
from checker.prove import docs
from checker.rulebook import Rulebook
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.vocabulary import KINDS

SCHEMAS = tuple(
    f"schema/{name}.json" for name in ("agreement", "rule", "sources", "waivers", "follow-up", "configuration")
)
MADE = ("rules.md", "coverage.md", "format.md", "konfiguration.md", "granser.md", *SCHEMAS)


@cache
def made() -> dict[str, str]:
    return docs.documents()


@cache
def rulebook() -> Rulebook:
    return load_rulebook(rule_files([content("rules")]))


def test_these_documents_are_made() -> None:
    assert tuple(made()) == MADE
    assert {f"schema/{file}" for file in os.listdir(os.path.join(docs.folder(), "schema"))} == {*SCHEMAS}


@pytest.mark.parametrize("name", MADE)
def test_a_document_is_what_would_be_made_today(name: str) -> None:
    with open(os.path.join(docs.folder(), name), encoding="utf-8") as file:
        written = file.read()
    assert written == made()[name], f"docs/{name} is stale; mend it: .venv/bin/python -m checker.prove.docs"


def test_every_rule_is_in_the_index_with_both_titles_and_its_file() -> None:
    for rule in rulebook().rules.values():
        entry = made()["rules.md"].partition(f"### {rule.id}\n")[2].partition("\n#")[0]
        assert f"**{rule.title.sv}** · {rule.title.en}" in entry
        assert f"(../rules/{rule.category}/{rule.name}.yaml)" in entry


def test_a_reserved_id_is_given_to_no_rule() -> None:
    assert {one.id for one in LEFT_OUT}.isdisjoint(rulebook().rules)


def test_the_words_that_decide_a_rule_are_told_apart() -> None:
    reads = words_read(rulebook().rules["DAT05"])
    assert (reads.stated, reads.facts, reads.clauses) == ((), ("mentioned_years", "end_year"), ())
    assert words_read(rulebook().rules["BIL05"]).computed == ("drifts_from",)
    assert words_read(rulebook().rules["UPP02"]).clauses == ("follow_up",)


def test_only_a_rule_on_what_is_known_uses_a_constraint_of_our_own() -> None:
    assert uses_own_constraint(rulebook().rules["IND18"])
    assert not uses_own_constraint(rulebook().rules["LED01"])


def test_every_field_of_the_schema_has_a_row_in_its_part() -> None:
    for part in PARTS:
        section = made()["format.md"].partition(f"\n## {part.heading}\n")[2].partition("\n## ")[0]
        for field in fields_of_parts()[part.key]:
            assert f"\n| `{field.name}` | " in section


def test_no_words_are_kept_for_a_field_that_is_gone() -> None:
    fields = [field for part in fields_of_parts().values() for field in part]
    assert FIELDS.keys() <= {field.key for field in fields} | {field.name for field in fields}


def test_a_field_that_some_kinds_have_names_them() -> None:
    assert (
        f"| `party` | `true` för den som är part i överenskommelsen. | `true` eller `false` |  | {KINDS['board'].sv}, "
        in (made()["format.md"])
    )


def test_the_examples_are_the_files_own_lines() -> None:
    with open(os.path.join(content("rules"), "sound.yaml"), encoding="utf-8") as file:
        sound = file.read()
    examples = made()["format.md"].split("Ur `rules/sound.yaml`:\n\n```yaml\n")[1:]
    assert examples
    for example in examples:
        for line in example.partition("\n```")[0].splitlines():
            assert f"{line.strip()}\n" in sound
