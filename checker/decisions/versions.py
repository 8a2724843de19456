"""Where versions of an agreement's file are: on disk, or in a commit; and which is which, though a file was renamed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from checker.agreement import Agreement, agreement_of, read_agreement
from checker.configuration import seen_from_here
from checker.configuration.agreements import agreements_in
from checker.decisions.history import Repository
from checker.named import NamedTuple
from checker.yamlfile import FaultsFound, is_yaml, read_bytes


class Version(NamedTuple):
    """One version of a file: `name` in messages; its bytes, or None where they are still on disk, at `path`."""

    name: str
    path: str
    data: bytes | None = None

    def agreement(self) -> Agreement:
        """The agreement that it holds.

        Raises:
            FaultsFound: where it cannot be used.
        """
        if self.data is None:
            return read_agreement(self.path, shown_as=self.name)
        return agreement_of(self.data, self.name)

    def agreement_id(self) -> str | None:
        """The id of the agreement, also of one that cannot be used otherwise; None where it holds none."""
        data = self.data
        if data is None:
            try:
                with open(self.path, "rb") as stream:
                    data = stream.read()
            except OSError:
                return None
        if b"agreement" not in data:
            return None
        try:
            value = read_bytes(data, self.name).value
        except FaultsFound:
            return None
        head = value.get("agreement") if isinstance(value, dict) else None
        written = head.get("id") if isinstance(head, dict) else None
        return written if isinstance(written, str) else None


class Folder(NamedTuple):
    """The files of a folder; their keys are their names."""

    path: str

    @property
    def name(self) -> str:
        """What it is called."""
        return self.path

    def key(self, path: str) -> str:
        """By what a file goes here."""
        return os.path.basename(path)

    def agreements(self) -> Iterator[str]:
        """The keys of the agreements in it."""
        yield from map(os.path.basename, agreements_in(self.path))

    def version(self, key: str) -> Version | None:
        """A file, if it is there."""
        path = os.path.join(self.path, key)
        return Version(path, path) if os.path.isfile(path) else None


class WorkingFiles(NamedTuple):
    """The files of a repository as they are now; their keys go from its top, their names from where one stands."""

    repository: Repository

    def key(self, path: str) -> str:
        """By what a file goes here."""
        return self.repository.path_of(path)

    def version(self, key: str) -> Version | None:
        """A file, if it is there."""
        path = seen_from_here(os.path.join(self.repository.top, key))
        return Version(path, path) if os.path.isfile(path) else None


class Commit(NamedTuple):
    """The files of a repository as they were in a commit, which goes by a name; their keys go from its top."""

    repository: Repository
    name: str
    commit: str

    def key(self, path: str) -> str:
        """By what a file goes here."""
        return self.repository.path_of(path)

    def agreements(self) -> Iterator[str]:
        """The keys of all files that may be agreements."""
        yield from filter(is_yaml, self.repository.files(self.commit))

    def version(self, key: str) -> Version | None:
        """A file, if it is there."""
        data = self.repository.file(self.commit, key)
        return None if data is None else Version(f"{self.name}:{key}", key, data)


Holds = Callable[[str], str | None]
"""The id of the agreement that the file of a key holds now; None where there is none."""


def earlier(place: Folder | Commit, key: str, agreement: str | None, holds: Holds) -> Version | None:
    """The version that an agreement had in a place, in the file of its name or in another; None where it is new.

    A file that still holds the same agreement has not been given another name: what is made from it is a copy.
    """
    same = place.version(key)
    if agreement is None or (same is not None and same.agreement_id() == agreement):
        return same
    for other in place.agreements():
        if other != key and holds(other) != agreement:
            version = place.version(other)
            if version is not None and version.agreement_id() == agreement:
                return version
    return same


def pairs(
    old: Folder | Commit, new: Folder | Commit | WorkingFiles, keys: Iterable[str]
) -> Iterator[tuple[Version | None, Version | None]]:
    """The two versions of each agreement in the files of these keys; None on a side where it is not.

    An agreement goes by its id: one that another file has in the other place was renamed, or two changed names.
    """

    def holds(key: str) -> str | None:
        version = new.version(key)
        return None if version is None else version.agreement_id()

    gone: dict[str, Version] = {}
    come: list[tuple[str, Version]] = []
    for key in sorted({*keys}):
        before, now = old.version(key), new.version(key)
        if before is not None and now is not None and before.agreement_id() in (now.agreement_id(), None):
            yield before, now
            continue
        if now is not None:
            come.append((key, now))
        if before is not None and (now is not None or before.agreement_id() is not None):
            gone[before.path] = before
    found = [(earlier(old, key, now.agreement_id(), holds), now) for key, now in come]
    renamed = {before.path for before, now in found if before is not None and _same(before, now)}
    for before, now in found:
        # A file whose agreement got another id is still the same file, unless what it held has moved elsewhere.
        mine = before if before is not None and (_same(before, now) or before.path not in renamed) else None
        if mine is not None:
            gone.pop(mine.path, None)
        yield mine, now
    for before in gone.values():
        yield before, None


def _same(one: Version, other: Version) -> bool:
    return one.agreement_id() == other.agreement_id()
