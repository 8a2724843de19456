"""`styrkoll rules`."""

from __future__ import annotations

import os
from typing import Final

import click

from checker.cli.completed import completed_by
from checker.cli.exits import Exit
from checker.cli.options import language_option, rules_option, selection_options
from checker.cli.rule_choice import rulebook_of, selected
from checker.cli.streams import fault_lines, paint_for_stdout, print_faults
from checker.content import content
from checker.rulebook.files import SOUND_FILE
from checker.vocabulary import SEVERITIES
from checker.words import Language, Text
from checker.yamlfile import FaultsFound

_UNWAIVABLE: Final = Text("kan inte beviljas", "cannot be waived")
_TRIES: Final = Text("Prövar", "Trying")
_ALL_HOLD: Final = Text("alla stämmer", "all hold")


@click.group()
def rules() -> None:
    """List the rules, test them, and see what they cover and what notices that one stops working."""


@rules.command(name="list", short_help="List the rules.")
@selection_options
@rules_option()
@language_option()
def list_(select: tuple[str, ...], ignore: tuple[str, ...], folders: tuple[str, ...], language: Language) -> int:
    """List the rules: id, name, severity, title, and which cannot be waived."""
    from tabulate import tabulate

    headings = [
        Text("regel", "rule"),
        Text("namn", "name"),
        Text("allvarlighetsgrad", "severity"),
        Text("rubrik", "title"),
        Text("undantag", "waivers"),
    ]
    rows = [
        [
            rule.id,
            f"{rule.category}/{rule.name}",
            SEVERITIES[rule.severity].in_(language),
            rule.title.in_(language),
            "" if rule.waivable else _UNWAIVABLE.in_(language),
        ]
        for rule in selected(rulebook_of(folders), select, ignore)
    ]
    table = tabulate(rows, [one.in_(language) for one in headings], tablefmt="simple", disable_numparse=True)
    print("\n".join(line.rstrip() for line in table.splitlines()))
    return Exit.OK


@rules.command(name="test")
@selection_options
@rules_option()
@language_option()
def test(select: tuple[str, ...], ignore: tuple[str, ...], folders: tuple[str, ...], language: Language) -> int:
    """Run every rule's examples on the sound agreement.

    Fails on a rule whose examples do not come out as they say, or that lacks two examples, one that fires and one that
    does not, which differ by one change. Examples prove a rule as its file has it: severities and parameters of
    styrkoll.yaml are left aside.
    """
    from checker.cli.progress import progress
    from checker.output.words import count_words
    from checker.prove.examples import test_rules

    paint = paint_for_stdout()
    rulebook = rulebook_of(folders, as_written=True)
    chosen = selected(rulebook, select, ignore)
    examples = failed = 0
    try:
        with progress(len(chosen), _TRIES.in_(language)) as step:
            for tested in test_rules(chosen, rulebook, os.path.join(content("rules"), SOUND_FILE)):
                examples += tested.examples
                failed += bool(tested.faults)
                step(fault_lines(tested.faults, language))
    except FaultsFound as found:
        print_faults(found.faults, language)
        return Exit.FAULT
    counted = ", ".join((count_words("rules", len(chosen), language), count_words("examples", examples, language)))
    outcome = count_words("rules_failed", failed, language) if failed else _ALL_HOLD.in_(language)
    print(paint(f"{counted}: {outcome}.", "error" if failed else "bold"))
    return Exit.FAULT if failed else Exit.OK


@rules.command(name="mutate", short_help="Break agreements, or rules, on purpose, and see who notices.")
@click.option("--most", type=click.IntRange(min=1), metavar="N", help="Try each operator at N places of an agreement.")
@click.option("--slips", is_flag=True, help="Break the rules themselves, not agreements.")
@selection_options
@rules_option()
@language_option()
def mutate(
    most: int | None,
    slips: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    folders: tuple[str, ...],
    language: Language,
) -> int:
    """Break a sound agreement and the bundled one in named ways, and see which rules notice.

    Waivers and reports beside them are broken too, for the rules that look at these.

    Prints a Markdown table, and fails where a rule that must notice does not, where no operator makes a rule speak, or
    where another rule speaks without a known reason.

    With --slips, the rules are broken instead: counts one off, operators swapped, conditions left out, paths turned
    round. Fails where neither the type-check nor an example nor a broken agreement notices.
    """
    from checker.cli.mutate import mutation_matrix, slipped_rules

    rulebook = rulebook_of(folders, as_written=slips)
    chosen = selected(rulebook, select, ignore)
    return slipped_rules(chosen, rulebook, language) if slips else mutation_matrix(chosen, rulebook, most, language)


@rules.command(name="coverage", short_help="Tell what of an agreement no rule reads.")
@click.option("--all", "show_all", is_flag=True, help="Show also which rules read the rest.")
@rules_option()
@language_option()
def coverage(show_all: bool, folders: tuple[str, ...], language: Language) -> int:
    """Tell which words, fields and kinds of an agreement no rule reads, and what no rule stands on.

    A table of the holes, each with the reason why it may be one. Fails where a hole has no reason, or a reason no hole.
    """
    from checker.cli.coverage import language_coverage

    return language_coverage(rulebook_of(folders, as_written=True), show_all, language)


@rules.command(name="diff", short_help="Tell what a change to rules makes appear and vanish.")
@click.argument("places", nargs=-1, metavar="OLD NEW | [PLACE]", shell_complete=completed_by("folders"))
@click.option("--git", "versions", metavar="A..B", help="Versions in git: main..HEAD, main... or main (against now).")
@click.option("--format", "form", type=click.Choice(("text", "markdown")), default="text", show_default=True)
@language_option()
def diff(places: tuple[str, ...], versions: str | None, form: str, language: Language) -> int:
    """Tell what a change to rules makes appear and vanish, on the project's agreements and on broken ones.

    OLD and NEW are folders of rules, or files like styrkoll.yaml with their severities and parameters. A folder with a
    sound.yaml is a whole rulebook, another adds to the bundled rules. With --git, PLACE in two versions, by default
    the project's styrkoll.yaml, or else the folder `rules`.
    """
    from checker.cli.rules_diff import print_rules_diff

    return print_rules_diff(places, versions, form, language)


@rules.command(name="docs", short_help="Write a page for each rule.")
@click.option(
    "-o", "--output", "folder", required=True, metavar="DIR", shell_complete=completed_by("folders"), help="Write here."
)
@rules_option()
@language_option()
def docs(folder: str, folders: tuple[str, ...], language: Language) -> int:
    """Write a page for each rule in Markdown, in Swedish and English, and an index of them.

    A page has the rule, what it says and why, what to do, its examples as a table, and what it finds in the agreements
    of the project, or else in the bundled one. Pages that it made earlier are written anew, or removed with their rule;
    what somebody else wrote is left alone.
    """
    from checker.cli.rule_docs import write_rule_docs

    return write_rule_docs(rulebook_of(folders), folder, language)


@rules.command(name="new", short_help="Make a rule's file from a few questions.")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--into", default="mina-regler", show_default=True, metavar="DIR", shell_complete=completed_by("folders"))
@click.option("--id", metavar="ID", help="A short name that no other rule has, like OWN01.")
@click.option("--severity", metavar="SEVERITY", help="error, warning or info.  [default: warning]")
@click.option("--target", metavar="KINDS", help="What the rule looks at: goal, assignment, indicator …")
@click.option("--where", metavar="SHAPE", help="Which of them, as a rule's file writes it.")
@click.option("--require", metavar="SHAPE", help="What must hold: 'end_year: {max_inclusive: 2028}'.")
@click.option("--title", metavar="TEXT", help="The heading in Swedish; --title-en in English.")
@click.option("--title-en", metavar="TEXT")
@click.option("--message", metavar="TEXT", help="What is said of each place, with {number} and other words.")
@click.option("--message-en", metavar="TEXT")
@click.option("--advice", metavar="TEXT", help="What to do.")
@click.option("--advice-en", metavar="TEXT")
@click.option("--question", metavar="TEXT", help="What a board is asked of all that an error found.")
@click.option("--question-en", metavar="TEXT")
@click.option("--basis", metavar="KEYS", help="What it stands on: keys of sources.yaml, or clause:lead.")
@click.option("--fires", default="", metavar="CHANGE", help="A change to rules/sound.yaml that it finds; else sought.")
@click.option("--quiet", default="", metavar="CHANGE", help="One that it does not find, a field apart from --fires.")
@rules_option()
@language_option()
def new(into: str, fires: str, quiet: str, folders: tuple[str, ...], language: Language, **given: str | None) -> int:
    """Make a rule's file from a few questions, with examples that prove it.

    NAME is the fault's name, with its category if you like: lead/lead-unclear. On a terminal, what is not given is
    asked for. English texts that are not given are as the Swedish. Nothing that exists is overwritten.
    """
    from checker.cli.new_rule import make_rule

    # The folder that gets the rule counts as one of one's own, but for the bundled one, and one that is still empty.
    others = [one for one in folders if os.path.realpath(one) != os.path.realpath(into)]
    begun = os.path.isdir(into) and os.listdir(into) and os.path.realpath(into) != os.path.realpath(content("rules"))
    rulebook = rulebook_of((*others, *([into] if begun else ())), as_written=True)
    return make_rule(given, into, fires, quiet, rulebook, language)
