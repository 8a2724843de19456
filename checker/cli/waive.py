"""`styrkoll waive`."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import Final

import click

from checker.cli.completed import completed_by
from checker.cli.deciding import place_of_waivers
from checker.cli.documents import checked_at, tell_of
from checker.cli.exits import Exit
from checker.cli.inputs import agreement_files, demand_one_followed_up
from checker.cli.options import date_option, follow_up_option, language_option, rules_option
from checker.cli.rule_choice import rule_named, rulebook_of
from checker.cli.streams import print_faults, save
from checker.cli.usage import Said
from checker.configuration import WAIVER_FILE
from checker.decisions.append_waiver import NoPlace, entry_lines, new_file, with_waiver
from checker.decisions.waiver_file import read_waivers
from checker.engine import Verdict
from checker.finding import Finding, subject_title
from checker.finding.waivers import Decision, Waiver
from checker.finding.words import message_words
from checker.named import NamedTuple
from checker.rulebook import Rule, Rulebook
from checker.run import Checked
from checker.words import AND, LANGUAGES, Language, Text, enumerate_words
from checker.yamlfile import SCALARS, Fault, FaultsFound, did_you_mean, read_file, to_date

_ASKED: Final = {
    "reason": Text("Varför får det stå kvar", "Why may it stand"),
    "decided_by": Text("Vem har beslutat det", "Who decided it"),
    "decision": Text("Vilket beslut (datum, paragraf eller diarienummer)", "Which decision (date, paragraph, number)"),
}
_ASKED_EXPIRES: Final = Text(
    "Till och med vilken dag (år-månad-dag; tomt = tills vidare)",
    "Until which day (year-month-day; empty = until further notice)",
)
_WRITTEN: Final = Text("Undantaget är skrivet i {file}:", "The waiver is written in {file}:")
_UNTIL: Final = Text("Det gäller till och med {day}.", "It holds until {day}.")
_NO_END: Final = Text(
    "Det gäller tills vidare. Ett undantag bör ha en sista dag: lägg till `expires`.",
    "It holds until further notice. A waiver should have a last day: add `expires`.",
)


_SHOWN: Final = 12
"""How many subjects a message names."""


class Asked(NamedTuple):
    """What is decided, as far as it is given on the command line."""

    reason: str
    decided_by: str
    decision: str
    expires: date | None


@click.command()
@click.argument("rule", metavar="RULE", shell_complete=completed_by("rule_names"))
@click.argument("subject", metavar="SUBJECT")
@click.argument("file", metavar="[FILE]", required=False, shell_complete=completed_by("files"))
@click.option("--reason", metavar="TEXT", help="Why the finding may stand.")
@click.option("--decided-by", metavar="TEXT", help="Who decided it.")
@click.option("--decision", metavar="TEXT", help="Which decision: date, paragraph or number.")
@click.option("--expires", metavar="YYYY-MM-DD", help="The last day on which it holds.")
@click.option(
    "--file",
    "target",
    metavar="FILE",
    shell_complete=completed_by("files"),
    help=f"The file of waivers.  [default: {WAIVER_FILE} of the project]",
)
@follow_up_option()
@rules_option()
@date_option()
@language_option()
def waive(
    rule: str,
    subject: str,
    file: str | None,
    reason: str | None,
    decided_by: str | None,
    decision: str | None,
    expires: str | None,
    target: str | None,
    reported: tuple[str, ...],
    folders: tuple[str, ...],
    day: date,
    language: Language,
) -> int:
    """Write down the decision that one finding may stand.

    RULE is the finding's rule, SUBJECT what it is about, as the JSON output names it: 1.1.2, TEK, 1.1.1/result/r3.
    FILE is the agreement; without it, those of the project. On a terminal, what is not given is asked for.
    """
    last = _last_day(expires, day)
    texts = {"reason": reason or "", "decided_by": decided_by or "", "decision": decision or ""}
    _demand_all_or_a_terminal(texts)
    rulebook = rulebook_of(folders, recalled=True)
    chosen = rule_named(rulebook, rule)
    _demand_waivable(chosen)
    path = target or place_of_waivers()
    try:
        files = agreement_files((file,) if file is not None else (), example=False)
        demand_one_followed_up(reported, files)
        runs = [checked_at(one, [chosen], language, reported) for one in files]
        tell_of(runs, language)
        run, found = _finding(runs, chosen, subject)
        _demand_not_waived(path, run, found, rulebook)
        decided = _asked(texts, last, expires, day, found, language)
        waiver = _waiver(run, found, decided, path)
        data = _data(path, waiver, rulebook, language)
    except FaultsFound as faulty:
        print_faults(faulty.faults, language)
        return Exit.FAULT
    save(path, data)
    print(_WRITTEN.in_(language).format(file=path))
    print("\n" + "\n".join(f"  {line}" for line in entry_lines(waiver)) + "\n")
    print(_NO_END.in_(language) if decided.expires is None else _UNTIL.in_(language).format(day=decided.expires))
    return Exit.OK


def _last_day(written: str | None, day: date) -> date | None:
    if not written:
        return None
    if not SCALARS["date"].accepts(written):
        sv = f"--expires: {written} är inget datum; skriv det som 2026-12-31."
        raise Said(Text(sv, f"--expires: {written} is no date; write it like 2026-12-31."))
    last = to_date(written)
    if last < day:
        sv = f"--expires: {written} har redan passerat ({day} är dagen för granskningen)."
        raise Said(Text(sv, f"--expires: {written} has passed already (the day of the check is {day})."))
    return last


def _demand_all_or_a_terminal(texts: dict[str, str]) -> None:
    """Somebody at a terminal is asked for what is missing; nobody else can be."""
    missing = [f"--{name.replace('_', '-')}" for name, given in texts.items() if not given.strip()]
    if missing and not (sys.stdin.isatty() and sys.stdout.isatty()):
        sv, en = (enumerate_words(missing, language, AND) for language in ("sv", "en"))
        raise Said(
            Text(
                f"Ett undantag är ett beslut, och det här saknas: {sv}.",
                f"A waiver is a decision, and this is missing: {en}.",
            )
        )


def _demand_waivable(rule: Rule) -> None:
    if (why := rule.unwaivable) is not None:
        sv = f"{rule.id} går inte att bevilja undantag från: {why.sv}."
        raise Said(Text(sv, f"{rule.id} cannot be waived: {why.en}."))


def _finding(runs: list[Checked], rule: Rule, subject: str) -> tuple[Checked, Finding]:
    """The one finding of the rule on the subject; a usage fault says what there is instead."""
    there = [(run, found) for run in runs for found in run.findings if found.subject == subject]
    found = [(run, one) for run, one in there if one.verdict is Verdict.FINDING]
    if len(found) == 1:
        return found[0]
    if found:
        files = [run.agreement.document.file for run, _ in found]
        sv, en = (enumerate_words(files, language, AND) for language in ("sv", "en"))
        name = f"{rule.id}, {subject}"
        raise Said(
            Text(
                f"{name}: iakttagelsen finns i {sv}. Ange vilken fil.",
                f"{name}: the finding is in {en}. Say which file.",
            )
        )
    if there:
        sv = f"{rule.id} kan inte avgöras för {subject}, så det finns ingen iakttagelse att bevilja undantag från."
        raise Said(Text(sv, f"{rule.id} is undecided for {subject}, so there is no finding to waive."))
    raise Said(_nothing_there(runs, rule, subject))


def _nothing_there(runs: list[Checked], rule: Rule, subject: str) -> Text:
    subjects = [one.subject for run in runs for one in run.findings if one.verdict is Verdict.FINDING]
    none = Text(f"{rule.id} har ingen iakttagelse om {subject}.", f"{rule.id} finds nothing on {subject}.")
    if not subjects:
        return Text(f"{none.sv} Regeln har ingen här.", f"{none.en} The rule has no finding here.")
    meant = did_you_mean(subject, subjects)
    more = len(subjects) - _SHOWN
    sv, en = (
        enumerate_words([*subjects[:_SHOWN], *([f"{more} {rest}"] if more > 0 else [])], language, AND)
        for language, rest in zip(LANGUAGES, ("till", "more"), strict=True)
    )
    return Text(
        f"{none.sv}{meant[0]} Regeln har iakttagelser om {sv}.", f"{none.en}{meant[1]} The rule has findings on {en}."
    )


def _demand_not_waived(path: str, run: Checked, found: Finding, rulebook: Rulebook) -> None:
    """Raises the fault of a waiver that is there already."""
    for waiver in read_waivers(path, rulebook.rules).waivers if os.path.exists(path) else ():
        same = (waiver.rule, waiver.subject) == (found.rule.id, found.subject)
        if same and waiver.agreement in (None, run.agreement.id):
            raise FaultsFound(
                [
                    Fault(
                        waiver.decision.place,
                        f"Undantaget från {waiver.rule} för {waiver.subject} finns redan, här. Ändra det på plats.",
                        f"The waiver of {waiver.rule} for {waiver.subject} is here already. Change it in its place.",
                    )
                ]
            )


def _asked(
    texts: dict[str, str], last: date | None, expires: str | None, day: date, found: Finding, language: Language
) -> Asked:
    """What is decided; what was not given is asked for, after the finding has been shown."""
    missing = [name for name, given in texts.items() if not given.strip()]
    if missing:
        click.echo(f"{found.label}\n{message_words(found, language)}\n")
        for name in missing:
            texts[name] = click.prompt(_ASKED[name].in_(language))
        if expires is None:
            last = _asked_expires(day, language)
    return Asked(texts["reason"].strip(), texts["decided_by"].strip(), texts["decision"].strip(), last)


def _asked_expires(day: date, language: Language) -> date | None:
    while True:
        written = click.prompt(_ASKED_EXPIRES.in_(language), default="", show_default=False).strip()
        try:
            return _last_day(written, day)
        except Said as fault:
            click.echo(fault.text.in_(language).removeprefix("--expires: "))


def _waiver(run: Checked, found: Finding, decided: Asked, path: str) -> Waiver:
    decision = Decision(decided.reason, decided.decided_by, decided.decision, decided.expires, found.place)
    title = subject_title(run.graph, found.subject)
    return Waiver(run.agreement.id, found.rule.id, found.subject, title, found.values, decision, position=0)


def _data(path: str, waiver: Waiver, rulebook: Rulebook, language: Language) -> bytes:
    if not os.path.exists(path):
        return new_file(waiver)
    try:
        return with_waiver(read_file(path), waiver, rulebook.rules)
    except NoPlace:
        entry = "\n".join(f"  {line}" for line in entry_lines(waiver))
        raise Said(
            Text(
                f"{path} är skriven så att undantaget inte går att lägga till utan att ändra i den. "
                f"Lägg till det själv:\n{entry}",
                f"{path} is written so that the waiver cannot be added without changing it. Add it yourself:\n{entry}",
            )
        ) from None
