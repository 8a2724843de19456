"""What agreements are compared with: `check --compare OLD|REV` and `styrkoll diff`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from checker.agreement import Agreement
from checker.cli.deciding import Decisions
from checker.cli.documents import FOLLOW_UPS, agreement_at, agreement_in_bytes
from checker.cli.inputs import Input, project_files
from checker.cli.usage import Said
from checker.configuration.agreements import EXTENSIONS, names_beside
from checker.decisions.comparison import brand_new, compare, taken_away
from checker.decisions.history import HistoryFault, Repository, range_of, repository_of
from checker.decisions.versions import Commit, Folder, Version, WorkingFiles, earlier, pairs
from checker.rulebook import Rule
from checker.run import Checked, check_agreement
from checker.words import Language, Text
from checker.yamlfile import Document, Fault, FaultsFound, did_you_mean, is_yaml, read_bytes, read_file

Versions = tuple[Version | None, Version | None]
"""An agreement before and after; None on the side where it is not."""
Pair = tuple[Checked | None, Checked | None]
"""The same, checked."""


Earlier = Callable[[Version, Commit | Folder | None, Checked], Checked]
"""Checks the earlier version of an agreement, in a folder or a commit, as the agreement itself was checked."""


def compared_runs(
    runs: Iterable[Checked], other: str, inputs: list[Input], run_of: Earlier
) -> tuple[list[Checked], list[Fault]]:
    """Each run against its version in `other`, and the faults of earlier versions that cannot be used.

    `other` is a file, a folder, or a version in git; `run_of` checks an agreement of a folder or a commit just as the
    runs were. A version that is not there is a usage fault.
    """
    paths = {one.shown_as: one.path for one in inputs}
    compared: list[Checked] = []
    faults: list[Fault] = []
    for run in runs:
        try:
            name, version, place = _earlier(other, paths[run.agreement.document.file], run.agreement.id)
            compared.append(
                brand_new(run, name) if version is None else compare(run_of(version, place, run), run, name)
            )
        except HistoryFault as fault:
            raise Said(fault.text) from None
        except FaultsFound as found:
            faults += found.faults
    return compared, faults


def earlier_by(
    rules: list[Rule], decisions: Decisions | None, language: Language, reported: tuple[str, ...] = ()
) -> Earlier:
    """How an earlier version is checked: by these rules and the decisions of its time, and with what was reported then
    where a follow-up is read now; `reported` are the files of it that were named."""

    def earlier(version: Version, place: Commit | Folder | None, now: Checked) -> Checked:
        if now.reported:
            run = checked_before(version, place, rules, language, reported)
        else:
            run = check_agreement(_agreement(version, language), rules)
        return run if decisions is None else decisions.before(place).applied(run)

    return earlier


def checked_before(
    version: Version, place: Commit | Folder | None, rules: list[Rule], language: Language, reported: tuple[str, ...]
) -> Checked:
    """An earlier version, checked with what was reported on it then: in the same files, else in the one beside it.

    A follow-up that cannot be used, or that lay elsewhere, is as none: what it said then is not known.

    Raises:
        FaultsFound: where the agreement cannot be used.
    """
    from checker.follow_up.read import check_reported

    agreement = _agreement(version, language)
    try:
        return check_reported(agreement, [*_reported_before(version, place, agreement.id, reported)], rules)
    except (FaultsFound, HistoryFault):
        return check_agreement(agreement, rules)


def _reported_before(
    version: Version, place: Commit | Folder | None, agreement: str, reported: tuple[str, ...]
) -> Iterator[Document]:
    from checker.follow_up.read import follow_up_among, follow_up_file

    if not isinstance(place, Commit):
        beside = follow_up_file(version.path, agreement)
        yield from () if beside is None else (read_file(beside),)
        return
    folder = f"{os.path.dirname(version.path)}/{FOLLOW_UPS}".removeprefix("/")
    names = [key.rpartition("/")[2] for key in place.agreements() if os.path.dirname(key) == folder]
    beside = follow_up_among(names, agreement)
    keys = [place.key(path) for path in reported] or ([] if beside is None else [f"{folder}/{beside}"])
    for key in keys:
        then = place.version(key)
        if then is not None and then.data is not None:
            yield read_bytes(then.data, then.name)


def checked_versions(versions: Versions, rules: list[Rule], language: Language) -> Pair:
    """The versions of an agreement, checked; one that is a document is imported.

    Raises:
        FaultsFound: with the faults of both, where one cannot be used.
    """
    faults: list[Fault] = []
    checked: list[Checked | None] = []
    for version in versions:
        try:
            checked.append(None if version is None else check_agreement(_agreement(version, language), rules))
        except FaultsFound as found:
            faults += found.faults
    if faults:
        raise FaultsFound(faults)
    old, new = checked
    return old, new


def _agreement(version: Version, language: Language) -> Agreement:
    if version.data is None:
        return agreement_at(version.path, version.name, language)
    return agreement_in_bytes(version.data, version.name, language)


def compared_pair(pair: Pair, other: str) -> Checked:
    """Two checked versions, compared; the earlier is in a place that goes by the name `other`.

    Raises:
        FaultsFound: where more has changed than is told of.
    """
    old, new = pair
    if old is not None and new is not None:
        return compare(old, new, other)
    if new is not None:
        return brand_new(new, other)
    assert old is not None
    return taken_away(old, other)


def versions_on_disk(old: str, new: str) -> Iterator[Versions]:
    """Two files, or the agreements of two folders, by file name and else by the agreement's id."""
    if os.path.isdir(old) and os.path.isdir(new):
        folders = Folder(old), Folder(new)
        yield from pairs(*folders, [key for folder in folders for key in folder.agreements()])
    elif os.path.isdir(old) or os.path.isdir(new):
        folder, file = (old, new) if os.path.isdir(old) else (new, old)
        beside = os.path.join(folder, os.path.basename(file))
        versions = Version(beside, beside), Version(file, file)
        yield versions if folder == old else versions[::-1]
    else:
        yield Version(old, old), Version(new, new)


Places = tuple[Commit | None, Commit | WorkingFiles | None]
"""Where the versions are before and after; None for files on disk."""


def versions_in_git(written: str, files: tuple[str, ...]) -> tuple[tuple[str, str], Places, list[Versions]]:
    """The names of the two versions of a range, the versions, and of each file both; without files, the project's.

    Raises:
        HistoryFault: where there is no such version, or no git.
    """
    span = range_of(written)
    repository = repository_of(files[0] if files else os.getcwd())
    head = span.new or "HEAD"
    commit = repository.fork(span.old, head) if span.fork else repository.commit(span.old)
    old = Commit(repository, span.old, commit)
    new = WorkingFiles(repository) if span.new is None else Commit(repository, span.new, repository.commit(span.new))
    keys = [repository.path_of(file) for file in files] or [*_project_keys(repository, old, new)]
    found = [*pairs(old, new, keys)]
    there = {version.path for versions in found for version in versions if version is not None}
    for file, key in zip(files, keys, strict=False):
        if key not in there and old.version(key) is None and new.version(key) is None:
            meant = did_you_mean(os.path.basename(file), names_beside(file))
            sv = f"{file} finns varken i {span.old} eller nu.{meant[0]}"
            raise HistoryFault(sv, f"{file} is neither in {span.old} nor there now.{meant[1]}")
    return (span.old, span.new or ""), (old, new), found


def _project_keys(repository: Repository, old: Commit, new: Commit | WorkingFiles) -> Iterator[str]:
    """The agreements of the project in either version: those there now, and what lies beside them in commits."""
    now = [repository.path_of(os.path.abspath(path)) for path, _ in project_files()]
    folders = {os.path.dirname(key) for key in now} or {*_data_folders(repository)}
    if isinstance(new, WorkingFiles):
        yield from now
    for place in (old, new):
        if isinstance(place, Commit):
            yield from (key for key in place.agreements() if os.path.dirname(key) in folders)


def _data_folders(repository: Repository) -> Iterator[str]:
    """`data` in this folder and in those above it, as far as the repository goes."""
    folder = repository.path_of(os.getcwd())
    while folder not in ("", "."):
        yield f"{folder}/data"
        folder = os.path.dirname(folder)
    yield "data"


def agreements_gone(runs: Iterable[Checked], other: str, inputs: list[Input]) -> list[Text]:
    """What is to be said of agreements that stood beside these in `other`, and that no file holds any more."""
    if os.path.isfile(other) or not inputs:
        return []
    try:
        name, place, folder = _place(other, inputs[0].path)
        folders = {os.path.dirname(place.key(one.path)) for one in inputs}
    except HistoryFault:  # files of several repositories, which have no versions in common
        return []
    ids = {run.agreement.id for run in runs}
    gone = (
        key
        for key in place.agreements()
        if os.path.dirname(key) in folders
        and not os.path.isfile(os.path.join(folder, key))
        and (version := place.version(key)) is not None
        and (known := version.agreement_id()) is not None
        and known not in ids
    )
    return [Text(f"{key} finns i {name} men inte nu.", f"{key} is in {name} but not there now.") for key in gone]


def _earlier(other: str, path: str, agreement: str) -> tuple[str, Version | None, Folder | Commit | None]:
    """What the earlier version is called, the version, and the folder or commit that it is in."""
    if os.path.isfile(other):
        return other, Version(other, other), None
    name, place, folder = _place(other, path)
    return name, earlier(place, place.key(path), agreement, _holds_in(folder)), place


def _place(other: str, path: str) -> tuple[str, Folder | Commit, str]:
    """The folder or commit that a file is compared with: its name, and the folder where its files would be now."""
    if os.path.isdir(other):
        return other, Folder(other), os.path.dirname(path)
    if (is_yaml(other) or other.lower().endswith(EXTENSIONS)) and ":" not in other:
        meant = did_you_mean(os.path.basename(other), names_beside(other))
        raise Said(Text(f"Filen {other} finns inte.{meant[0]}", f"There is no file {other}.{meant[1]}"))
    span = range_of(other)
    if span.new is not None:
        sv = f"--compare gäller filerna som de är nu; två versioner jämförs med styrkoll diff --git {other}"
        en = f"--compare is about the files as they are; two versions are compared by styrkoll diff --git {other}"
        raise Said(Text(sv, en))
    repository = repository_of(path)
    commit = repository.fork(span.old, "HEAD") if span.fork else repository.commit(span.old)
    return span.old, Commit(repository, span.old, commit), repository.top


def _holds_in(folder: str) -> Callable[[str], str | None]:
    """The id of the agreement that a file of a folder holds now."""

    def holds(key: str) -> str | None:
        path = os.path.join(folder, key)
        return Version(path, path).agreement_id() if os.path.isfile(path) else None

    return holds
