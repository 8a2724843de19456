"""Files as they were in git, through the `git` command. Nothing is changed in the repository, and no name is an option.

    repository = repository_of("data/ks-2026.yaml")
    commit = repository.commit("main")
    repository.file(commit, "data/ks-2026.yaml")      # its bytes; None where it was not there

Whatever cannot be had is a HistoryFault, which says what to do.
"""

from __future__ import annotations

import os
import subprocess
from typing import Final

from checker.named import NamedTuple
from checker.words import Text
from checker.yamlfile import did_you_mean

_NOT_INHERITED: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
"""What git tells its hooks, and what would make a repository found by its folder another one."""

_FILES: Final = {"100644", "100755"}


class HistoryFault(Exception):
    """What was asked of git could not be had."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(sv, en)


class Range(NamedTuple):
    """Two versions: commits by name; `new` is None for the files as they are; `fork`: from where the two parted."""

    old: str
    new: str | None
    fork: bool


def range_of(written: str) -> Range:
    """`A..B`, `A...B` (from where B left A), and `A..`, `A...` or `A` against the files as they are.

    >>> range_of("main..HEAD"), range_of("main...")
    (Range(old='main', new='HEAD', fork=False), Range(old='main', new=None, fork=True))
    """
    dots = "..." if "..." in written else ".."
    old, _, new = written.partition(dots)
    return Range(old or "HEAD", new or None, fork=dots in written and dots == "...")


class Repository(NamedTuple):
    """A repository with a folder of files, `top`."""

    top: str

    def commit(self, name: str) -> str:
        """The id of the commit that a branch, a tag or another name stands for.

        Raises:
            HistoryFault: where there is none, with the nearest name.
        """
        if name.startswith("-") or not name.isprintable() or not name.strip():
            raise HistoryFault(
                f"”{name}” är inget namn på en version i git.", f"“{name}” is no name of a version in git."
            )
        ran = _git(self.top, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if ran.returncode == 0:
            return ran.stdout.decode().strip()
        raise self._unknown(name)

    def fork(self, one: str, other: str) -> str:
        """The commit from which two commits parted.

        Raises:
            HistoryFault: where they have none in common.
        """
        ran = _git(self.top, "merge-base", self.commit(one), self.commit(other))
        if ran.returncode == 0:
            return ran.stdout.decode().strip()
        if self.is_shallow:
            raise _cut_off(f"{one}...{other}")
        raise HistoryFault(
            f"{one} och {other} har ingen gemensam historik.", f"{one} and {other} have no history in common."
        )

    def file(self, commit: str, path: str) -> bytes | None:
        """A file's bytes in a commit; None where it was not there. `path` goes from the top, with `/`."""
        listed = self._listed(commit, path)
        return self._blob(listed[path]) if path in listed else None

    def files(self, commit: str) -> tuple[str, ...]:
        """The paths of all files in a commit, from the top."""
        return tuple(self._listed(commit))

    def path_of(self, path: str) -> str:
        """A path as the repository knows it.

        Raises:
            HistoryFault: for a file that is not in it.
        """
        full = os.path.realpath(path)
        if full != self.top and not full.startswith(os.path.join(self.top, "")):
            raise HistoryFault(
                f"{path} ligger inte i samma git-arkiv som de andra filerna.",
                f"{path} is not in the same git repository as the other files.",
            )
        return os.path.relpath(full, self.top).replace(os.sep, "/")

    @property
    def is_shallow(self) -> bool:
        """Whether the clone holds only the latest part of the history."""
        return _git(self.top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def _listed(self, commit: str, *paths: str) -> dict[str, str]:
        ran = _git(self.top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *paths)
        _expect(ran)
        listed = (line.partition("\t") for line in os.fsdecode(ran.stdout).split("\0") if line)
        return {path: about.split()[2] for about, _, path in listed if about.split()[0] in _FILES}

    def _blob(self, blob: str) -> bytes:
        ran = _git(self.top, "cat-file", "blob", blob)
        _expect(ran)
        return ran.stdout

    def _unknown(self, name: str) -> HistoryFault:
        if _git(self.top, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
            return HistoryFault(
                f"Git-arkivet har inga versioner än, så {name} finns inte. Spara en första version med git commit.",
                f"The git repository has no versions yet, so there is no {name}. Save a first one with git commit.",
            )
        refs = _git(self.top, "for-each-ref", "--format=%(refname:short)").stdout.decode("utf-8", "replace").split()
        elsewhere = [ref for ref in refs if ref.endswith(f"/{name}")]
        if elsewhere:
            meant = f" Menade du `{elsewhere[0]}`?", f" Did you mean `{elsewhere[0]}`?"
        else:
            meant = did_you_mean(name, ["HEAD", *refs])
        if self.is_shallow and not elsewhere:
            return _cut_off(name)
        return HistoryFault(
            f"Det finns ingen version {name} i git.{meant[0]}", f"There is no version {name} in git.{meant[1]}"
        )


def repository_of(path: str) -> Repository:
    """The repository that a file or folder is in, also one that is not there any more.

    Raises:
        HistoryFault: where git is not installed, or there is no repository.
    """
    folder = os.path.realpath(path)
    while not os.path.isdir(folder) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    ran = _git(folder, "rev-parse", "--show-toplevel")
    if ran.returncode == 0:
        return Repository(os.path.realpath(os.fsdecode(ran.stdout).rstrip("\r\n")))
    said = ran.stderr.decode("utf-8", "replace")
    if "dubious ownership" in said:
        raise HistoryFault(
            "Git läser inte mappen, eftersom en annan användare äger den. Tillåt den med:"
            f" git config --global --add safe.directory {folder}",
            "Git does not read the folder, for it is another user's. Allow it with:"
            f" git config --global --add safe.directory {folder}",
        )
    if "must be run in a work tree" in said:
        raise HistoryFault(
            f"{folder} är ett git-arkiv utan arbetsmapp (bare). Kör i en klon av det.",
            f"{folder} is a git repository without files (bare). Run in a clone of it.",
        )
    raise HistoryFault(
        f"{path} ligger inte i något git-arkiv. Jämför i stället med en fil: ange den tidigare filens namn.",
        f"{path} is in no git repository. Compare with a file instead: name the earlier file.",
    )


def _cut_off(name: str) -> HistoryFault:
    how = "fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab), git fetch --unshallow"
    return HistoryFault(
        f"Historiken är avkortad, så {name} kan inte hittas. Hämta hela: {how}.",
        f"The history is cut off (a shallow clone), so {name} cannot be found. Fetch all of it: {how}.",
    )


def _git(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Runs git in a folder; paths are taken as they are written, and git says what it says in English."""
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
    environment |= {"GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(
            ["git", "-C", folder, *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise HistoryFault(
            "Git finns inte på datorn. Installera git, eller jämför med en fil: ange den tidigare filens namn.",
            "Git is not installed. Install git, or compare with a file: name the earlier file.",
        ) from None


def _expect(ran: subprocess.CompletedProcess[bytes]) -> None:
    if ran.returncode:
        reason = ran.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise HistoryFault(f"Git kunde inte läsa versionen: {reason}", f"Git could not read the version: {reason}")
