"""What is published: the archives hold what they should, and the installed tool works far from its checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from checker import __version__

ROOT = Path(__file__).parents[1]
CONTENT = ("rules", "data", "reports")

# Not needed for `check`, and slow to import: each costs a large part of the whole run.
UNWANTED = {"cerberus", "importlib.metadata", "networkx", "tabulate"}

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in `cwd`, away from the checkout: nothing in the environment points Python back to it."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "STYRKOLL"))}
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=inherited | {"PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def succeed(*command: str | Path, cwd: Path) -> None:
    """Run a command that must end well, and show what it said if it does not."""
    done = run(*command, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the source archive, and the wheel that is built from that archive alone."""
    folder = tmp_path_factory.mktemp("archives")
    succeed(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def installed(archives: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment with the locked libraries and the wheel."""
    folder = tmp_path_factory.mktemp("fresh")
    succeed(sys.executable, "-m", "venv", "env", cwd=folder)
    programs = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    pip = (programs / "python", "-m", "pip", "install", "--quiet")
    succeed(*pip, "--require-hashes", "-r", ROOT / "requirements.txt", cwd=folder)
    succeed(*pip, "--no-deps", *archives.glob("*.whl"), cwd=folder)
    return programs


def files_in_checkout(*folders: str) -> set[str]:
    """The files under these folders, from the root, without what Python leaves behind."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts}


def test_the_wheel_holds_the_package_and_its_content_only(archives: Path) -> None:
    with zipfile.ZipFile(next(archives.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    described = {name for name in names if name.startswith(f"styrkoll-{__version__}.dist-info/")}
    expected = files_in_checkout("checker") | {f"checker/_content/{name}" for name in files_in_checkout(*CONTENT)}
    assert names - described == expected
    assert f"styrkoll-{__version__}.dist-info/licenses/LICENSE" in described


def test_the_source_archive_holds_what_is_listed(archives: Path) -> None:
    with tarfile.open(archives / f"styrkoll-{__version__}.tar.gz") as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    top = {name.partition("/")[0] for name in names}
    folders = {"checker", *CONTENT, "tests", "docs"}
    files = {"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "publiccode.yml", "pyproject.toml"}
    files |= {"styrkoll.cmd"}
    locks = {"requirements.txt", "requirements-build.txt", "requirements-dev.txt"}
    assert top - {"docs"} == (folders | files | locks | {"PKG-INFO", ".gitignore"}) - {"docs"}
    assert files_in_checkout(*CONTENT, "checker", "tests") <= names


def test_an_installation_adds_one_package_and_one_command(installed: Path, tmp_path: Path) -> None:
    listing = run(installed / "python", "-m", "pip", "show", "--files", "styrkoll", cwd=tmp_path).stdout
    files = [line.strip().replace("\\", "/") for line in listing.partition("Files:")[2].splitlines() if line.strip()]
    tops = {re.sub(r"^(?:\.\./)+", "", name).partition("/")[0] for name in files}
    assert tops == {"checker", f"styrkoll-{__version__}.dist-info", installed.name}
    assert [name for name in files if f"{installed.name}/" in name and name.startswith("..")] != []
    assert run(installed / "python", "-c", "import rules", cwd=tmp_path).returncode == 1


def test_the_installed_tool_checks_the_bundled_agreement(installed: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = run(installed / "styrkoll", "check", "--example", cwd=empty, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "LED01" in done.stdout
    assert "huvudansvarig" in done.stdout
    assert "Traceback" not in done.stderr
    assert list(empty.iterdir()) == []


def test_the_installed_tool_tests_its_own_rules(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "styrkoll", "rules", "test", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_check_imports_no_library_that_it_does_not_use(installed: Path, tmp_path: Path) -> None:
    styrkoll = "import sys; from checker.cli import main; sys.exit(main())"
    check = ("-X", "importtime", "-c", styrkoll, "check", "--example", "--fail-on", "never")
    run(installed / "python", *check, cwd=tmp_path, XDG_CACHE_HOME=str(tmp_path))  # fills the rulebook cache
    # Asked for otherwise, so that it is checked and not only told again.
    done = run(installed / "python", *check, "--all", cwd=tmp_path, XDG_CACHE_HOME=str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    loaded = set(re.findall(r"^import time:.*\|\s*(\S+)$", done.stderr, flags=re.MULTILINE))
    assert "yaml" in loaded
    assert loaded & UNWANTED == set()
