"""What `check` does with decisions about findings: reading them, and applying them to what was found."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from checker import seen
from checker.cli.inputs import project_folder
from checker.cli.settings import current_configuration, given_on_command_line
from checker.cli.streams import print_faults, save
from checker.cli.usage import Said
from checker.configuration import WAIVER_FILE, Setting, seen_from_here
from checker.configuration.agreements import nothing_at
from checker.named import NamedTuple
from checker.rulebook import Rulebook
from checker.run import Checked
from checker.words import Language, Text
from checker.yamlfile import Fault, FaultsFound, whole_file

if TYPE_CHECKING:
    from checker.decisions.baseline_file import Baseline
    from checker.decisions.versions import Commit, Folder, WorkingFiles
    from checker.decisions.waiver_file import WaiverFile


class Deciding(NamedTuple):
    """Which decisions a run takes in: a file of waivers or none at all; a baseline, and whether to write it."""

    waivers: str | None
    no_waivers: bool
    baseline: str | None
    write_baseline: str | None = None

    def writing(self, path: str | None) -> Deciding:
        """The same with a baseline to write, if one is named; it is then the one to read, too."""
        if path is None:
            return self
        demand_one_of(("--baseline", given_on_command_line("baseline")), ("--write-baseline", path))
        return self._replace(write_baseline=path, baseline=None)

    @property
    def names_baseline(self) -> bool:
        """Whether a baseline is read or written."""
        return bool(self.baseline or self.write_baseline)


class Decisions(NamedTuple):
    """The decisions of a run, read: waivers and baselines, None where there are none to apply.

    `path` is where the waivers are, or will be when there are any; None for a run that takes none in.
    """

    path: str | None
    waivers: WaiverFile | None
    baselines: dict[str, Baseline] | None
    rulebook: Rulebook
    day: date

    def before(self, place: Commit | Folder | WorkingFiles | None) -> Decisions:
        """The decisions that held in an earlier version in git: to take a waiver away brings its finding.

        What cannot be used today, as a waiver of a rule that is no more, is as it is now; so are files outside git.
        """
        from checker.decisions.history import HistoryFault
        from checker.decisions.versions import Commit
        from checker.decisions.waiver_file import waivers_in
        from checker.yamlfile import read_bytes

        if self.path is None or not isinstance(place, Commit):
            return self
        try:
            version = place.version(place.key(self.path))
            if version is None or version.data is None:
                return self._replace(waivers=None)
            return self._replace(waivers=waivers_in(read_bytes(version.data, version.name), self.rulebook.rules))
        except (HistoryFault, FaultsFound):
            return self

    def applied(self, run: Checked) -> Checked:
        """An agreement with the decisions about its findings."""
        if self.waivers is not None:
            from checker.decisions.waivers import apply_waivers

            run = apply_waivers(run, self.waivers, self.rulebook.rules, self.day)
        return run if self.baselines is None else self.marked(run, self.baselines)

    def marked(self, run: Checked, baselines: Mapping[str, Baseline]) -> Checked:
        """An agreement with what is in its baseline marked, if it has one among these."""
        own = baselines.get(run.agreement.id)
        if own is None:
            return run
        from checker.decisions.baseline import apply_baseline

        return apply_baseline(run, own, self.rulebook.rules)

    def baseline_now(self, run: Checked) -> Baseline | None:
        """The baseline of an agreement as it is to be written: a new one, or what is left of its own, if it has one."""
        from checker.decisions.baseline import baseline_of, shrunk

        if self.baselines is None:
            return baseline_of(run)
        own = self.baselines.get(run.agreement.id)
        return None if own is None else shrunk(run, own, self.rulebook.rules)


class Written(NamedTuple):
    """The baselines of a run's agreements as they are to be written, by agreement, and the agreements marked so."""

    baselines: dict[str, Baseline]
    marked: Sequence[Checked]


def demand_one_of(one: tuple[str, object], other: tuple[str, object]) -> None:
    """A usage fault where both of two options are given."""
    if one[1] and other[1]:
        sv = f"Ange antingen {one[0]} eller {other[0]}."
        raise Said(Text(sv, f"Give either {one[0]} or {other[0]}."))


def read_decisions(
    runs: Iterable[Checked],
    deciding: Deciding,
    rulebook: Rulebook,
    day: date,
    language: Language,
    *,
    example: bool,
    quiet: bool = False,
) -> Decisions:
    """The decisions that concern these runs; what the files only warn of is printed, unless it is to be `quiet`.

    Raises:
        FaultsFound: where a file of decisions cannot be used.
    """
    waivers = baselines = None
    said = current_configuration()
    found = None if deciding.no_waivers else deciding.waivers or waiver_file(example=example)
    if found is not None:
        from checker.decisions.waiver_file import read_waivers

        _demand_configured(found, said.waivers)
        waivers = read_waivers(found, rulebook.rules)
        if not given_on_command_line("day"):
            seen.day(day.isoformat())
    written = deciding.write_baseline
    if (path := written if written is not None and os.path.exists(written) else deciding.baseline) is not None:
        from checker.decisions.baseline_file import read_baselines

        # What a project names for all its agreements need not be about those that are looked at now.
        concerned = [] if _demand_configured(path, said.baseline) else [run.agreement.id for run in runs]
        file = read_baselines(path, rulebook.rules, concerned)
        print_faults(() if quiet else file.warnings, language)
        baselines = file.baselines
    where = None if example or deciding.no_waivers else found or place_of_waivers()
    return Decisions(where, waivers, baselines, rulebook, day)


def _demand_configured(path: str, setting: Setting | None) -> bool:
    """Whether a path is the one that the configuration names; the file must then be there."""
    if setting is None or path != setting.value:
        return False
    if not seen.is_file(path):
        raise FaultsFound([nothing_at(setting)])
    return True


def baseline_written(
    runs: Sequence[Checked], deciding: Deciding, decisions: Decisions, made: Written | None, *, complete: bool
) -> tuple[Sequence[Checked], list[Text]]:
    """The runs with the baseline that was written of them, if one was asked for, and what there is to say of it.

    One that was there already only shrinks. `complete`: every file that was named could be checked. `made` is what is
    to be written, where that is known already.

    Raises:
        FaultsFound: where two agreements go by one id, so that one baseline would stand for both.
    """
    path, before = deciding.write_baseline, decisions.baselines
    if path is None:
        return runs, []
    seen.unrepeatable()
    if not complete:
        sv = f"{path} skrevs inte, eftersom alla filer inte kunde granskas."
        return runs, [Text(sv, f"{path} was not written, since not every file could be checked.")]
    from checker.decisions.baseline_file import written

    if made is None:
        own = {run.agreement.id: now for run in runs if (now := decisions.baseline_now(run)) is not None}
        made = Written(own, [decisions.marked(run, own) for run in runs])
    if faults := [*_of_one_name(runs, made)]:
        raise FaultsFound(faults)
    after = (before or {}) | made.baselines
    save(path, written(after.values()))
    runs = made.marked
    kept, was = (sum(len(one.entries) for one in (held or {}).values()) for held in (after, before))
    return runs, [*_notes(path, kept, None if before is None else was, runs)]


def _of_one_name(runs: Iterable[Checked], made: Written) -> Iterator[Fault]:
    """A baseline is known by its agreement's id: of two files with one, it would hold what is found in the last."""
    first: dict[str, str] = {}
    for run in runs:
        name, file = run.agreement.id, run.agreement.document.file
        if name in first and name in made.baselines:
            sv = f"Överenskommelsen har samma id som den i {first[name]}, {name}, så utgångsläget kan inte skrivas."
            en = f"The agreement has the same id as that in {first[name]}, {name}, so no baseline can be written."
            yield Fault(whole_file(file), sv, en)
        first.setdefault(name, file)


def ended_notes(runs: Iterable[Checked], form: str) -> list[Text]:
    """How to strike what of the baseline is found no more, where the output itself has no place for it."""
    from checker.output.words import ended_words

    said = Text(ended_words(runs, "sv"), ended_words(runs, "en"))
    return [said] if said.sv and form != "text" else []


def _notes(path: str, kept: int, was: int | None, runs: Iterable[Checked]) -> Iterable[Text]:
    in_it, outside = _findings(kept), _findings(sum(len(run.open) for run in runs))
    if was is None:
        yield Text(
            f"Utgångsläget är skrivet i {path}: {in_it.sv}. Granska hädanefter med --baseline {path}.",
            f"The baseline is written in {path}: {in_it.en}. From now on, check with --baseline {path}.",
        )
        return
    yield Text(
        f"Utgångsläget i {path} har {in_it.sv} kvar; {was - kept} ströks.",
        f"The baseline in {path} has {in_it.en} left; {was - kept} struck.",
    )
    if any(run.open for run in runs):
        yield Text(
            f"Utanför utgångsläget: {outside.sv}. Det krymper bara, så inget lades till.",
            f"Outside the baseline: {outside.en}. It only shrinks, so nothing was added.",
        )


def _findings(number: int) -> Text:
    from checker.output.words import count_words

    return Text(count_words("findings", number, "sv"), count_words("findings", number, "en"))


def place_of_waivers() -> str:
    """Where the project's waivers are, or will be when there are any."""
    said = current_configuration().waivers
    if said is not None:
        return str(said.value)
    folder = project_folder()
    return waiver_file(example=False) or seen_from_here(os.path.join(folder or os.getcwd(), WAIVER_FILE))


def waiver_file(*, example: bool) -> str | None:
    """The file of waivers where none is named: in this folder or at the top of its project, if it is there."""
    folders = () if example else (os.getcwd(), project_folder())
    paths = (os.path.join(folder, WAIVER_FILE) for folder in folders if folder is not None)
    path = next((path for path in paths if seen.is_file(path)), None)
    return None if path is None else seen_from_here(path)
