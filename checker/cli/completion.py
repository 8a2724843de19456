"""`styrkoll completion`."""

from __future__ import annotations

from typing import Final

import click

from checker.cli.exits import Exit
from checker.cli.options import language_option
from checker.words import Language

SHELLS: Final = ("bash", "zsh", "fish")
VARIABLE: Final = "_STYRKOLL_COMPLETE"
"""What the script sets to ask a run what may stand at the cursor."""


@click.command()
@click.argument("shell", type=click.Choice(SHELLS), metavar="|".join(SHELLS))
@language_option()
@click.pass_context
def completion(context: click.Context, shell: str, language: Language) -> int:
    """Write the script that makes a shell complete commands, options, rules and files.

    Save it where the shell looks for such scripts:

    \b
    bash  ~/.local/share/bash-completion/completions/styrkoll
    zsh   _styrkoll in a folder of $fpath
    fish  ~/.config/fish/completions/styrkoll.fish
    """
    from click.shell_completion import get_completion_class

    made_by = get_completion_class(shell)
    assert made_by is not None
    print(made_by(context.find_root().command, {}, "styrkoll", VARIABLE).source())
    return Exit.OK
