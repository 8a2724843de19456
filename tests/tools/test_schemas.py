"""check-jsonschema, as people run it by hand and in pre-commit, on every file of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sound import ROOT, SOUND
from tests.tools.programs import check_jsonschema

pytestmark = pytest.mark.tools

SCHEMA = ROOT / "docs" / "schema"
RULES = sorted((ROOT / "rules").glob("*/*.yaml"))


def test_the_schemas_are_schemas() -> None:
    done = check_jsonschema("--check-metaschema", *sorted(SCHEMA.glob("*.json")))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("agreement", [ROOT / "data" / "ks-2026.yaml", SOUND]),
        ("rule", RULES),
        ("sources", [ROOT / "rules" / "sources.yaml"]),
    ],
)
def test_our_files_fit(schema: str, files: list[Path]) -> None:
    assert files
    done = check_jsonschema("--schemafile", SCHEMA / f"{schema}.json", *files)
    assert done.returncode == 0, done.stdout


def test_what_is_wrong_is_told_of_the_branch_that_was_meant(tmp_path: Path) -> None:
    text = SOUND.read_text("utf-8").replace("    led_by: [", "    ledby: [", 1)
    assert text != SOUND.read_text("utf-8")
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    done = check_jsonschema("--schemafile", SCHEMA / "agreement.json", "a.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "'ledby' was unexpected" in done.stdout
