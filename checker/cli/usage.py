"""Usage faults of our own, in the words of the run; those that click finds are told by `misread`."""

from __future__ import annotations

import os

import click

from checker.words import Language, Text


class Said(Exception):
    """A usage fault in both languages; it knows which command met it."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
        self.command = _running()

    def message(self, language: Language) -> str:
        """Two lines: the fault, and how to see what the command takes."""
        return f"{self.text.in_(language)}\n{help_hint(self.command, language)}"


def _running() -> str:
    """The command that runs."""
    context = click.get_current_context(silent=True)
    return "styrkoll" if context is None else context.command_path


def help_hint(command: str, language: Language) -> str:
    """How to see what a command takes."""
    return Text(f"Hjälp: {command} --help", f"Help: {command} --help").in_(language)


def output_message(error: OSError, language: Language) -> str:
    """Why what a run has to say could not be written."""
    from checker.yamlfile.system import system_reason

    why = system_reason(error)
    said = Text(f"Utskriften gick inte att göra: {why.sv}.", f"The output could not be written: {why.en}.")
    return said.in_(language)


def demand_folder(file: str) -> None:
    """A usage fault where there is no folder for a file that is to be written."""
    folder = os.path.dirname(file)
    if folder and not os.path.isdir(folder):
        raise Said(Text(f"{file}: mappen {folder} finns inte.", f"{file}: there is no folder {folder}."))


def not_written(file: str, error: OSError) -> Said:
    """The fault of a file that was asked for and cannot be written."""
    from checker.yamlfile.system import system_reason

    why = system_reason(error)
    return Said(Text(f"{file} kan inte skrivas: {why.sv}.", f"{file} cannot be written: {why.en}."))
