"""What the command line says of a command that it cannot follow: in the run's language, and with exit code 2."""

from __future__ import annotations

import re

import pytest

from checker import __version__
from tests.cli.process import Plain


@pytest.mark.parametrize(
    ("arguments", "sv", "en"),
    [
        (["chek"], "Det finns inget kommando chek. Menade du `check`?",
         "There is no command chek. Did you mean `check`?"),
        (["rules", "lst"], "Det finns inget kommando lst. Menade du `list`?",
         "There is no command lst. Did you mean `list`?"),
        (["check", "--exmple"], "Det finns inget val --exmple. Menade du `--example`?",
         "There is no option --exmple. Did you mean `--example`?"),
        (["check", "-x"], "Det finns inget val -x.", "There is no option -x."),
        (["check", "--fail-on", "eror"], "--fail-on kan vara error, warning, info eller never. Menade du `error`?",
         "--fail-on can be error, warning, info or never. Did you mean `error`?"),
        (["export", "--to", "xml"], "--to kan vara json, ttl eller shacl.", "--to can be json, ttl or shacl."),
        (["check", "--example=yes"], "Valet --example tar inget värde.", "The option --example takes no value."),
        (["export", "--to", "jsn"], "--to kan vara json, ttl eller shacl. Menade du `json`?",
         "--to can be json, ttl or shacl. Did you mean `json`?"),
        (["explain"], "Ange en regel, till exempel LED01.", "Name a rule, such as LED01."),
        (["waive", "LED01"], "Ange det som iakttagelsen gäller, till exempel 1.1.2.",
         "Name what the finding is about, such as 1.1.2."),
        (["import"], "Ange dokumentet som ska läsas in.", "Name the document to import."),
        (["doubts"], "Ange en avtalsfil.", "Name an agreement file."),
        (["schema"], "Ange ett schema, till exempel agreement.", "Name a schema, such as agreement."),
        (["completion"], "Ange bash, zsh eller fish.", "Name bash, zsh or fish."),
        (["rules", "docs"], "Ange en mapp att skriva i: -o MAPP.", "Name a folder to write to: -o DIR."),
        (["rules", "list", "LED02"], "Kommandot tar inte emot LED02.", "The command does not take LED02."),
        (["export", "a.yaml", "b.yaml", "c.yaml"], "Kommandot tar inte emot b.yaml c.yaml.",
         "The command does not take b.yaml c.yaml."),
        (["rules", "docs", "-o", ""], "Värdet efter -o är tomt. Ange ett värde eller utelämna det.",
         "The value after -o is empty. Give one, or leave it out."),
        (["check", "--output="], "Värdet efter --output är tomt. Ange ett värde eller utelämna det.",
         "The value after --output is empty. Give one, or leave it out."),
        ([""], "Värdet efter styrkoll är tomt. Ange ett värde eller utelämna det.",
         "The value after styrkoll is empty. Give one, or leave it out."),
    ],
)  # fmt: skip
def test_a_command_that_cannot_be_followed(plain: Plain, arguments: list[str], sv: str, en: str) -> None:
    swedish, english = plain(*arguments), plain(*arguments, "--lang", "en")
    for ran, said, hint in ((swedish, sv, "Hjälp: styrkoll"), (english, en, "Help: styrkoll")):
        assert (ran.code, ran.out) == (2, "")
        first, second = ran.err.splitlines()
        assert first == said
        assert second.startswith(hint)
        assert second.endswith(" --help")


@pytest.mark.parametrize("options", [["--select"], ["--format"], ["--lang"]])
def test_an_option_without_its_value(plain: Plain, options: list[str]) -> None:
    swedish, english = plain("check", *options), plain("check", "--lang", "en", *options)
    assert (swedish.code, english.code) == (2, 2)
    assert swedish.err.splitlines()[0] == f"Valet {options[0]} ska följas av ett värde."
    assert english.err.splitlines()[0] == f"The option {options[0]} must be followed by a value."


def test_the_language_of_a_fault_may_be_asked_for_in_both_ways(plain: Plain) -> None:
    for arguments in (["--lang", "en"], ["--lang=en"]):
        assert plain("check", *arguments, "--exmple").err.startswith("There is no option --exmple.")
    ran = plain("check", "--lang", "no")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "--lang kan vara sv eller en.")


@pytest.mark.parametrize("arguments", [[], ["rules"]])
def test_a_command_alone_shows_its_help(plain: Plain, arguments: list[str]) -> None:
    alone, asked = plain(*arguments), plain(*arguments, "--help")
    assert (asked.code, asked.err) == (0, "")
    assert (alone.out + alone.err).strip() == asked.out.strip()


def test_help_lists_every_command(plain: Plain) -> None:
    out = plain("--help").out
    commands = re.findall(r"^  ([a-z]+)  ", out.partition("Commands:")[2], re.MULTILINE)
    assert {"check", "explain", "rules", "export"} <= {*commands}
    for command in commands:
        ran = plain(command, "-h")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(f"Usage: styrkoll {command} ")


def test_the_version(plain: Plain) -> None:
    ran = plain("--version")
    assert (ran.code, ran.out) == (0, f"styrkoll {__version__}\n")


@pytest.mark.parametrize("day", ["2026-02-30", "26-01-31", "idag"])
def test_a_date_that_is_none(plain: Plain, day: str) -> None:
    ran = plain("check", "--example", "--date", day)
    assert (ran.code, ran.err.splitlines()[0]) == (2, f"--date: {day} är inget datum; skriv det som 2026-01-31.")


def test_a_date_is_taken(plain: Plain) -> None:
    assert plain("check", "--example", "--date", "2026-01-31").err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--example", "-o", "out/of/findings.txt"],
        ["graph", "avtal.yaml", "-o", "out/of/picture.svg"],
        ["export", "avtal.yaml", "-o", "out/of/graph.json"],
        ["import", "avtal.docx", "-o", "out/of/avtal.yaml"],
        ["schema", "agreement", "-o", "out/of/schema.json"],
    ],
)
def test_a_folder_that_is_not_there_is_named_before_anything_is_read(plain: Plain, arguments: list[str]) -> None:
    file = arguments[-1]
    said = f"{file}: mappen out/of finns inte."
    ran = plain(*arguments)
    assert (ran.code, ran.out, ran.err.splitlines()[0]) == (2, "", said)
