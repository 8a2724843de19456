"""pre-commit itself, in a repository that `styrkoll init` made: it fetches this checkout, and stops a bad commit."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from checker import __version__
from tests.sound import ROOT
from tests.tools.programs import program, run
from tests.tools.repository import IDENTITY, git, new_repository

pytestmark = [pytest.mark.tools, pytest.mark.slow]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout as it stands, as a repository with the tag of its version, as if it were published."""
    folder = tmp_path_factory.mktemp("published")
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git("init", "--quiet", cwd=folder)
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message=All of it", cwd=folder)
    git("tag", f"v{__version__}", cwd=folder)
    return folder


def test_a_commit_that_breaks_the_agreement_is_stopped(published: Path, tmp_path: Path) -> None:
    """One test, since making pre-commit's environment takes half a minute."""
    project = new_repository(tmp_path / "ox", "--source", str(published), "--date", "2026-01-01")
    env = IDENTITY | {"PRE_COMMIT_HOME": str(tmp_path / "home"), "STYRKOLL_CACHE": "off"}
    pre_commit = (sys.executable, "-m", "pre_commit")

    everything = run(*pre_commit, "run", "--all-files", "--verbose", cwd=project, env=env)
    assert everything.returncode == 0, everything.stdout
    assert "hook id: styrkoll" in everything.stdout
    assert "Resultat: 0 måste rättas" in everything.stdout

    assert run(*pre_commit, "install", cwd=project, env=env).returncode == 0
    agreement = project / "data" / "ks-2026.yaml"
    first = agreement.read_text("utf-8")
    agreement.write_text(first.replace("of_board: KS", "of_borad: KS"), "utf-8")
    commit = (program("git"), "commit", "--all", "--message=Fel nyckel")
    stopped = run(*commit, cwd=project, env=env)
    assert stopped.returncode == 1
    assert "data/ks-2026.yaml:12:3: Fältet `of_borad` finns inte här. Menade du `of_board`?" in stopped.stderr

    agreement.write_text(first.replace("year: 2026", "year: 2027", 1), "utf-8")
    let_through = run(*commit, cwd=project, env=env)
    assert let_through.returncode == 0, let_through.stderr

    (project / "README.md").write_text("Annat", "utf-8")
    unconcerned = run(*commit, cwd=project, env=env)
    assert (unconcerned.returncode, "styrkoll" in unconcerned.stderr) == (0, True)
    assert "Skipped" in unconcerned.stderr
