"""The command line of a plain check, read without click, which takes as long to load as Python to start.

Plain is `check` with files and options that are written out and given as they are meant to be, where no `styrkoll.yaml`
gives options their defaults. Whatever else there is (help, an option that is misspelt or cut short, one without its
value, configuration) is left to click, which knows what to say; and what is plain, click would read in the same way.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Any, Final

from checker.cli.later import patterns_later
from checker.cli.settings import day_of, read_plainly
from checker.cli.unchanged import are_replaced
from checker.configuration import THRESHOLDS, find_configuration
from checker.output.formats import FORMATS
from checker.words import LANGUAGES

FLAGS: Final = {"--example": "example", "--all": "show_all", "--statistics": "statistics"}
VALUES: Final = {
    "--lang": "language",
    "--format": "form",
    "--fail-on": "fail_on",
    "--date": "day",
    "--division": "division",
    "--compare": "other",
}
"""The parameter of `check` that each option gives."""
CHOICES: Final = {"--lang": LANGUAGES, "--format": tuple(FORMATS), "--fail-on": THRESHOLDS}


def run_plain_check(arguments: list[str]) -> int | None:
    """The exit code of a plain check; None where the command line is another, and nothing has been done."""
    given = plainly_given(arguments)
    if given is None or "_STYRKOLL_COMPLETE" in os.environ or find_configuration(os.getcwd()) is not None:
        return None
    with patterns_later():
        from checker.cli.checking import check_agreements
    gc.freeze()  # a module is never garbage, so looking for some need not walk it
    gc.enable()
    try:
        with read_plainly(given.keys()):
            return check_agreements(**given | {"day": day_of(given.get("day"))})
    except KeyboardInterrupt:
        print(file=sys.stderr)  # ends the line on which ^C stands, as click does
        raise


def plainly_given(arguments: list[str]) -> dict[str, Any] | None:
    """The parameters that the arguments of a plain check give; None where they are not plain."""
    if arguments[:1] != ["check"] or are_replaced(arguments):
        return None
    given: dict[str, Any] = {}
    files: list[str] = []
    rest = iter(arguments[1:])
    for one in rest:
        name, is_joined, joined = one.partition("=")
        if not one.startswith("-"):
            files.append(one)
        elif one in FLAGS:
            given[FLAGS[one]] = True
        elif name in VALUES:
            value = joined if is_joined else next(rest, "-")
            if value.startswith("-") or value not in CHOICES.get(name, (value,)):
                return None
            given[VALUES[name]] = value
        else:
            return None
    return {"files": tuple(files), **given}
