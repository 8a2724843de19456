"""`styrkoll check`: what it takes; what it does is in `checking`."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.checking import check_agreements
from checker.cli.completed import completed_by
from checker.cli.declared import help_option, option
from checker.cli.exits import Exit
from checker.cli.options import (
    date_option,
    deciding_options,
    follow_up_option,
    language_option,
    rules_option,
    selection_options,
    write_baseline_option,
)
from checker.configuration import THRESHOLDS
from checker.output.formats import FORMATS
from checker.words import Language


@click.command()
@click.argument("files", nargs=-1, metavar="[FILES]...", shell_complete=completed_by("files"))
@option("--example", is_flag=True, help="Check the bundled agreement.")
@option("--format", "form", type=click.Choice([*FORMATS]), default="text", show_default=True, help="What is printed.")
@option(
    "-o",
    "--output",
    "asked",
    multiple=True,
    metavar="[FORMAT=]FILE",
    shell_complete=completed_by("files"),
    help="Write to a file too, in the format that its name ends with (.txt .json .sarif .md .xlsx .docx .csv) or that "
    "is named (junit=report.xml). May be given several times. What is printed does not change.",
)
@option("--all", "show_all", is_flag=True, help="Show also what is for information, and all that a rule finds.")
@option("--statistics", is_flag=True, help="Show what each rule checked, in numbers.")
@option(
    "--fail-on",
    type=click.Choice(THRESHOLDS),
    default="error",
    show_default=True,
    help="Exit with 1 when there are findings of this severity or a graver one.",
)
@option("--show-config", is_flag=True, help="Show every setting and where it comes from, and check nothing.")
@option(
    "--compare",
    "other",
    metavar="OLD|REV",
    shell_complete=completed_by("files"),
    help="Fail only on what is new against an earlier file, a folder of such, or a version in git (main, main...).",
)
@option(
    "--division",
    metavar="CODE",
    shell_complete=completed_by("divisions"),
    help="Only what concerns this division.",
)
@follow_up_option()
@selection_options
@deciding_options
@write_baseline_option()
@rules_option()
@date_option()
@language_option()
@help_option
def check(show_config: bool, language: Language, **given: Any) -> int:
    """Check agreements and show what should be mended.

    FILES are agreement files, folders of them, or documents (Word, PDF, text), which are checked as they are. Without
    any: `paths` of styrkoll.yaml, else data/*.yaml of the project in this folder or above it.

    Exit code: 0 nothing at or above --fail-on, 1 findings, 2 a fault in a file, a rule or the command.
    """
    if show_config:
        from checker.cli.show_config import shown_settings

        print(shown_settings(language))
        return Exit.OK
    return check_agreements(language=language, **given)
