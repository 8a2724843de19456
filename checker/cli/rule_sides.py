"""Which two rulebooks `styrkoll rules diff` compares: folders or configurations on disk, or versions in git."""

from __future__ import annotations

import os
import posixpath
from tempfile import TemporaryDirectory
from typing import Final

from checker.cli.usage import Said
from checker.configuration import CONFIGURATION_FILE, find_configuration
from checker.configuration.read import read_configuration
from checker.content import content
from checker.decisions.history import HistoryFault, Repository, range_of, repository_of
from checker.prove.rule_changes import Side
from checker.rulebook.files import SOUND_FILE, rule_files
from checker.rulebook.load import load_rulebook
from checker.words import Text
from checker.yamlfile import Fault, FaultsFound, is_yaml, read_file

_RULES: Final = "rules"


def side_at(place: str) -> Side:
    """The rules of a folder, or those that a `styrkoll.yaml` gives, with its severities and parameters.

    A folder with a sound agreement of its own is a whole rulebook; another adds to the bundled rules.

    Raises:
        FaultsFound: where a file cannot be used.
    """
    if os.path.isdir(place):
        whole = os.path.isfile(os.path.join(place, SOUND_FILE))
        return Side(load_rulebook(rule_files([place] if whole else [content("rules"), place])), folder=place)
    if not os.path.isfile(place):
        raise Said(
            Text(
                f"{place} är varken en mapp med regler eller en {CONFIGURATION_FILE}. För versioner i git: --git A..B.",
                f"{place} is no folder of rules and no {CONFIGURATION_FILE}. For versions in git: --git A..B.",
            )
        )
    configuration = read_configuration(place)
    folders = [content("rules"), *(setting.value for setting in configuration.rules)]
    return Side(load_rulebook(rule_files(folders), configuration), configuration)


def sides_in_git(written: str, place: str | None) -> tuple[Side, Side]:
    """The rules at a place in two versions; without a place, those of the nearest `styrkoll.yaml` or folder `rules`.

    Raises:
        HistoryFault: where there is no such version, or no git.
        FaultsFound: where a file cannot be used.
    """
    at = place or find_configuration(os.getcwd()) or _RULES
    span = range_of(written)
    repository = repository_of(at)
    key = repository.path_of(at)
    old = repository.fork(span.old, span.new or "HEAD") if span.fork else repository.commit(span.old)
    now = side_at(at) if span.new is None else _side_of(repository, repository.commit(span.new), span.new, key)
    return _side_of(repository, old, span.old, key), now


def _side_of(repository: Repository, commit: str, name: str, key: str) -> Side:
    """The rules at a place in a commit: its files are written out, for what reads rules reads them from disk."""
    with TemporaryDirectory() as top:
        place = _written_out(repository, commit, key, top)
        for folder in _folders_named(place):
            _written_out(repository, commit, posixpath.normpath(posixpath.join(posixpath.dirname(key), folder)), top)
        if not os.path.exists(place):
            raise HistoryFault(f"{key} fanns inte i {name}.", f"{key} was not there in {name}.")
        try:
            return side_at(place)
        except FaultsFound as found:
            raise FaultsFound([_named(fault, top, name) for fault in found.faults]) from None


def _written_out(repository: Repository, commit: str, key: str, top: str) -> str:
    """Writes a file, or the files under a folder, of a commit below another folder; the path that it has there."""
    for path in repository.files(commit):
        if (path == key or path.startswith(f"{key}/")) and is_yaml(path):
            target = os.path.join(top, *path.split("/"))
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(repository.file(commit, path) or b"")
    return os.path.join(top, *key.split("/"))


def _folders_named(place: str) -> list[str]:
    """The folders of rules that a configuration names, which is not yet checked."""
    if not os.path.isfile(place):
        return []
    value = read_file(place).value
    named = value.get("rules") if isinstance(value, dict) else None
    listed = named if isinstance(named, list) else [named]
    return [one for one in listed if isinstance(one, str) and not os.path.isabs(one)]


def _named(fault: Fault, top: str, name: str) -> Fault:
    """A fault in a file that was written out, placed in the version that it comes from."""
    inside = os.path.relpath(os.path.abspath(fault.place.file), os.path.realpath(top)).replace(os.sep, "/")
    return fault if inside.startswith("..") else fault._replace(place=fault.place._replace(file=f"{name}:{inside}"))
