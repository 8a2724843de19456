"""The files for CI and pre-commit, ours and those that `styrkoll init` makes, by the tools' own schemas."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml

from checker import __version__
from tests.sound import ROOT
from tests.tools.programs import check_jsonschema, run
from tests.tools.repository import new_repository

pytestmark = pytest.mark.tools


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_repository(tmp_path_factory.mktemp("made") / "ox")


def fits(path: Path, schema: str, *options: str) -> None:
    done = check_jsonschema("--builtin-schema", f"vendor.{schema}", *options, path)
    assert done.returncode == 0, done.stdout


def test_the_action() -> None:
    fits(ROOT / "action.yml", "github-actions", "--no-cache")


def test_the_workflows(made: Path) -> None:
    fits(ROOT / "docs" / "ci" / "github-workflow.yml", "github-workflows")
    fits(made / ".github" / "workflows" / "styrkoll.yml", "github-workflows")


def test_the_pipelines_of_gitlab(made: Path) -> None:
    fits(ROOT / "docs" / "ci" / "gitlab-ci.yml", "gitlab-ci", "--data-transform", "gitlab-ci")
    fits(made / ".gitlab-ci.yml", "gitlab-ci", "--data-transform", "gitlab-ci")


def test_the_files_of_pre_commit(made: Path) -> None:
    for what, path in (("manifest", ROOT / ".pre-commit-hooks.yaml"), ("config", made / ".pre-commit-config.yaml")):
        done = run(sys.executable, "-m", "pre_commit", f"validate-{what}", path, cwd=ROOT)
        assert done.returncode == 0, done.stdout


def test_a_fault_in_a_file_for_ci_would_be_found(tmp_path: Path) -> None:
    text = (ROOT / "action.yml").read_text("utf-8").replace("using: composite", "using: compsite")
    (tmp_path / "action.yml").write_text(text, "utf-8")
    done = check_jsonschema("--builtin-schema", "vendor.github-actions", tmp_path / "action.yml")
    assert done.returncode == 1


def test_the_agreement_and_the_configuration_fit_their_schemas(made: Path) -> None:
    for schema, files in (
        ("agreement", [*made.glob("data/*.yaml"), *made.glob("exempel/*.yaml")]),
        ("configuration", [made / "styrkoll.yaml"]),
    ):
        done = check_jsonschema("--schemafile", made / ".styrkoll" / f"{schema}.json", *files)
        assert done.returncode == 0, done.stdout


def test_examples_name_the_version_that_they_stand_with() -> None:
    for path in sorted((ROOT / "docs" / "ci").glob("*.yml")):
        assert f"styrkoll@v{__version__}" in path.read_text("utf-8").replace(".git@", "@"), path


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^):#]+)\)", (ROOT / "docs" / "ci" / "README.md").read_text("utf-8"))
    assert len(links) >= 4
    assert [link for link in links if not (ROOT / "docs" / "ci" / link).exists()] == []


def test_the_page_has_every_input_of_the_action() -> None:
    page = (ROOT / "docs" / "ci" / "README.md").read_text("utf-8")
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    assert [name for name in inputs if f"\n| `{name}` | " not in page] == []


def test_no_script_has_an_expression_in_it(made: Path) -> None:
    """What an expression gives, a branch's name for instance, would be run as part of the script."""
    steps = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    for path in (ROOT / "docs/ci/github-workflow.yml", made / ".github/workflows/styrkoll.yml"):
        (job,) = yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
        steps += job["steps"]
    scripts = [step["run"] for step in steps if "run" in step]
    assert len(scripts) == 4
    assert [script for script in scripts if "${{" in script] == []
