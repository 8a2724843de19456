"""Usage faults that click finds, in the words of the run: what was wrong with the command, and the nearest name."""

from __future__ import annotations

from typing import Any, Final

import click

from checker.cli.usage import help_hint
from checker.words import OR, Language, Text, enumerate_words
from checker.yamlfile import did_you_mean

_NO_COMMAND: Final[type[click.UsageError] | tuple[()]] = getattr(click.exceptions, "NoArgsIsHelpError", ())
"""How click, from 8.2, says that a group was named alone; its message is the group's help."""


def usage_message(error: click.UsageError, language: Language) -> str:
    """One or two lines: the fault, and how to see what the command takes; or its help, where nothing was asked."""
    if isinstance(error, _NO_COMMAND):
        return error.message
    command = error.ctx.command_path if error.ctx is not None else "styrkoll"
    return f"{_said(error).in_(language)}\n{help_hint(command, language)}"


_NEEDED: Final = {
    "RULE": Text("en regel, till exempel LED01", "a rule, such as LED01"),
    "SUBJECT": Text("det som iakttagelsen gäller, till exempel 1.1.2", "what the finding is about, such as 1.1.2"),
    "SOURCE": Text("dokumentet som ska läsas in", "the document to import"),
    "FILE": Text("en avtalsfil", "an agreement file"),
    "NAME": Text("ett schema, till exempel agreement", "a schema, such as agreement"),
    "DIR": Text("en mapp att skriva i: -o MAPP", "a folder to write to: -o DIR"),
}
"""What cannot be left out, by its name in the help; where there is a choice, it is one of that."""


def _missing(param: click.Parameter | None) -> Text:
    if param is None:
        return Text("Något saknas.", "Something is missing.")
    name = param.metavar or param.human_readable_name
    what = _choices(param.type) if isinstance(param.type, click.Choice) else _NEEDED.get(name, Text(name, name))
    return Text(f"Ange {what.sv}.", f"Name {what.en}.")


def _choices(kind: click.Choice[Any]) -> Text:
    choices = [str(choice) for choice in kind.choices]
    return Text(enumerate_words(choices, "sv", OR), enumerate_words(choices, "en", OR))


def _given(error: click.BadParameter) -> str:
    """The value that was given, which click tells in its message alone; "" where it does not."""
    _, quote, rest = error.message.partition("'")
    return rest.partition("'")[0] if quote else ""


def _said(error: click.UsageError) -> Text:
    if isinstance(error, click.NoSuchOption):
        meant = did_you_mean(error.option_name, error.possibilities or ())
        name = error.option_name
        return Text(f"Det finns inget val {name}.{meant[0]}", f"There is no option {name}.{meant[1]}")
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        if "does not take" in error.message:
            return Text(f"Valet {name} tar inget värde.", f"The option {name} takes no value.")
        return Text(f"Valet {name} ska följas av ett värde.", f"The option {name} must be followed by a value.")
    if isinstance(error, click.MissingParameter):
        return _missing(error.param)
    if isinstance(error, click.BadParameter) and error.param is not None:
        kind, name = error.param.type, "/".join(error.param.opts)
        if isinstance(kind, click.Choice):
            sv, en = _choices(kind)
            meant = did_you_mean(_given(error), [str(choice) for choice in kind.choices])
            if isinstance(error.param, click.Argument):
                return Text(f"Välj mellan {sv}.{meant[0]}", f"Choose between {en}.{meant[1]}")
            return Text(f"{name} kan vara {sv}.{meant[0]}", f"{name} can be {en}.{meant[1]}")
    group = error.ctx.command if error.ctx is not None else None
    if isinstance(group, click.Group) and error.ctx is not None and "No such command" in error.message:
        name = error.message.split("'")[1] if "'" in error.message else ""
        meant = did_you_mean(name, group.list_commands(error.ctx))
        return Text(f"Det finns inget kommando {name}.{meant[0]}", f"There is no command {name}.{meant[1]}")
    if error.message.startswith("Got unexpected extra argument"):
        extra = error.message.partition("(")[2].removesuffix(")")
        return Text(f"Kommandot tar inte emot {extra}.", f"The command does not take {extra}.")
    return Text(f"Kommandot kunde inte läsas: {error.format_message()}", error.format_message())
