"""`check --compare`: a check fails only on what an edit brought."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.contract import CONTRACT, departures
from tests.cli.process import Styrkoll
from tests.cli.repositories import Repository
from tests.sound import sound_bytes

BEFORE = sound_bytes({"1.1.3": {"end": None}})
"""DAT01 at 1.1.3."""
WORSE = sound_bytes({"1.1.3": {"end": None}, "1.2.1": {"end": None}})
BETTER = sound_bytes()
FILE = "data/avtal.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.save({FILE: BEFORE})
    return made


def test_what_was_there_before_does_not_fail(styrkoll: Styrkoll, repository: Repository) -> None:
    assert styrkoll("check").code == 1
    ran = styrkoll("check", "--compare", "main")
    assert (ran.code, ran.err) == (0, "")
    assert "Resultat mot main: 0 nya, 0 åtgärdade, 1 kvarstår (visas med --all)." in ran.out


def test_what_the_edit_brought_fails(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.write({FILE: WORSE})
    ran = styrkoll("check", "--compare", "main")
    assert (ran.code, ran.err) == (1, "")
    assert "  • 1.2.1 Anlägga gröna tak" in ran.out
    assert "1.1.3" not in ran.out
    assert "Resultat mot main: 1 ny (1 måste rättas), 0 åtgärdade, 1 kvarstår (visas med --all)." in ran.out
    assert styrkoll("check", "--compare", "main", "--fail-on", "never").code == 0


def test_what_the_edit_mended_is_told_in_a_line(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.write({FILE: BETTER})
    ran = styrkoll("check", "--compare", "HEAD")
    assert ran.code == 0
    assert "ÅTGÄRDAT\n\n  • 1.1.3 Ta fram en energiplan: " in ran.out
    assert "Resultat mot HEAD: 0 nya, 1 åtgärdad, 0 kvarstår." in ran.out


def test_a_file_or_a_folder_may_be_the_earlier_version(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.write({"förra/annat namn.yaml": BEFORE, FILE: WORSE})
    for other in ("förra/annat namn.yaml", "förra"):
        ran = styrkoll("check", "--compare", other)
        assert ran.code == 1
        assert f"Resultat mot {other}: 1 ny (1 måste rättas), 0 åtgärdade, 1 kvarstår" in ran.out


def test_several_files_have_each_its_own_earlier_version(styrkoll: Styrkoll, repository: Repository) -> None:
    other = sound_bytes({"agreement": {"id": "other-2026"}})
    repository.save({"data/b.yaml": other})
    repository.write({FILE: WORSE})
    ran = styrkoll("check", "--compare", "main")
    assert ran.code == 1
    assert [line for line in ran.out.splitlines() if line.startswith("Resultat")] == [
        "Resultat mot main: 1 ny (1 måste rättas), 0 åtgärdade, 1 kvarstår (visas med --all).",
        "Resultat mot main: 0 nya, 0 åtgärdade, 0 kvarstår.",
    ]


def test_in_a_new_file_everything_is_new(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.write({"data/b.yaml": BEFORE.replace(b"sound-2026", b"other-2026")})
    ran = styrkoll("check", "data/b.yaml", "--compare", "main")
    assert ran.code == 1
    assert "Resultat mot main: 1 ny (1 måste rättas), 0 åtgärdade, 0 kvarstår." in ran.out


def test_an_agreement_that_is_gone_is_told_of(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.save({"data/b.yaml": BEFORE.replace(b"sound-2026", b"other-2026"), "data/undantag.yaml": b"waivers: []"})
    repository.write({"data/b.yaml": None, "data/undantag.yaml": None})
    ran = styrkoll("check", "--compare", "main")
    assert (ran.code, ran.err) == (0, "data/b.yaml finns i main men inte nu.\n")
    assert styrkoll("check", FILE, "--compare", "main").err == ""
    repository.write({FILE: None, "data/c.yaml": BEFORE})  # renamed, and so not gone
    assert "avtal.yaml finns" not in styrkoll("check", "--compare", "main").err


def test_a_division_sees_only_what_concerns_it(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.write({FILE: sound_bytes({"1.2.1": {"end": None}})})
    own = styrkoll("check", "--compare", "main", "--division", "TEK")
    assert own.code == 0
    assert "0 nya, 1 åtgärdad, 0 kvarstår" in own.out
    assert styrkoll("check", "--compare", "main", "--division", "SHB").code == 1


def test_json_has_the_comparison_beside_all_that_it_had(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.write({FILE: WORSE})
    value = json.loads(styrkoll("check", "--compare", "main", "--format", "json").out)
    (compared,) = value.pop("comparison")
    assert departures(value, CONTRACT) == []
    by_subject = {found["subject"]: found["fingerprint"] for found in value["findings"]}
    assert (compared["agreement"], compared["with"]) == ("sound-2026", "main")
    assert (compared["new"], compared["remaining"]) == ([by_subject["1.2.1"]], [by_subject["1.1.3"]])
    assert [change["message"] for change in compared["changes"]] == ["1.2.1: slutdatumet har tagits bort: 2026-12-31"]


def test_a_hook_of_git_may_ask(styrkoll: Styrkoll, repository: Repository) -> None:
    """Git tells its hooks where its folder is, seen from the top; another folder must not be taken for it."""
    hook = {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index", "GIT_PREFIX": "data/"}
    folder = repository.folder / "data"
    assert styrkoll("check", "avtal.yaml", "--compare", "main", cwd=folder, env=hook).code == 0


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("mian", "Det finns ingen version mian i git. Menade du `main`?"),
        ("data/avtl.yaml", "Filen data/avtl.yaml finns inte. Menade du `avtal.yaml`?"),
        ("-x", "”-x” är inget namn på en version i git."),
        (" ", "” ” är inget namn på en version i git."),
        (
            "main..HEAD",
            "--compare gäller filerna som de är nu; två versioner jämförs med styrkoll diff --git main..HEAD",
        ),
    ],
)
def test_an_unknown_version_is_a_fault_with_the_nearest(
    styrkoll: Styrkoll, repository: Repository, other: str, said: str
) -> None:
    ran = styrkoll("check", "--compare", other)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == said


def test_without_a_repository_it_is_said_what_to_compare_with(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(BEFORE)
    ran = styrkoll("check", "a.yaml", "--compare", "main", env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("a.yaml ligger inte i något git-arkiv. Jämför i stället med en fil")


def test_without_git_it_is_said_what_to_do(styrkoll: Styrkoll, repository: Repository) -> None:
    ran = styrkoll("check", "--compare", "main", env={"PATH": os.devnull})
    assert ran.code == 2
    assert ran.err.startswith("Git finns inte på datorn. Installera git, eller jämför med en fil")


def test_a_repository_without_versions_is_told(styrkoll: Styrkoll, tmp_path: Path) -> None:
    Repository(tmp_path).write({FILE: BEFORE})
    ran = styrkoll("check", "--compare", "HEAD")
    assert ran.code == 2
    assert ran.err.startswith("Git-arkivet har inga versioner än")


def test_a_shallow_clone_is_told_as_such(styrkoll: Styrkoll, repository: Repository, tmp_path: Path) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.save({FILE: WORSE})
    repository.git("clone", "--quiet", "--depth", "1", repository.folder.as_uri(), tmp_path / "grund")
    ran = styrkoll("check", "--compare", first[:12], cwd=tmp_path / "grund")
    assert ran.code == 2
    assert ran.err.startswith("Historiken är avkortad")
    assert "fetch-depth: 0" in ran.err
    assert "git fetch --unshallow" in ran.err


def test_a_branch_that_only_the_remote_has_is_named(styrkoll: Styrkoll, repository: Repository, tmp_path: Path) -> None:
    repository.git("branch", "utkast")
    repository.git("clone", "--quiet", repository.folder, tmp_path / "klon")
    ran = styrkoll("check", "--compare", "utkast", cwd=tmp_path / "klon")
    assert ran.code == 2
    assert ran.err.startswith("Det finns ingen version utkast i git. Menade du `origin/utkast`?")


def test_an_earlier_version_that_cannot_be_read_is_told_by_its_name(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.save({FILE: BEFORE.replace(b'"start"', b'"begin"', 1)})
    repository.write({FILE: BEFORE})
    ran = styrkoll("check", "--compare", "main")
    assert ran.code == 2
    assert ran.err.startswith("main:data/avtal.yaml:")


def test_a_submodule_has_its_own_versions(styrkoll: Styrkoll, repository: Repository, tmp_path: Path) -> None:
    outer = Repository(tmp_path / "yttre")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", repository.folder, "inre")
    outer.save({})
    (outer.folder / "inre" / FILE).write_bytes(WORSE)
    ran = styrkoll("check", f"inre/{FILE}", "--compare", "HEAD", cwd=outer.folder)
    assert (ran.code, ran.err) == (1, "")
    assert "Resultat mot HEAD: 1 ny" in ran.out


def test_a_repository_without_files_is_told(styrkoll: Styrkoll, repository: Repository, tmp_path: Path) -> None:
    repository.git("clone", "--quiet", "--bare", repository.folder, tmp_path / "bar")
    ran = styrkoll("diff", "--git", "HEAD", cwd=tmp_path / "bar")
    assert ran.code == 2
    assert "git-arkiv utan arbetsmapp (bare)" in ran.err


WAIVERS = """\
waivers:
  - rule: DAT01
    subject: 1.1.3
    title: Ta fram en energiplan
    reason: Slutdatumet beslutas i vår.
    decided_by: Kommunstyrelsen
    decision: 2026-02-03 § 14
    expires: {}
"""


@pytest.fixture
def waived(repository: Repository) -> Repository:
    repository.save({FILE: BEFORE, "undantag.yaml": WAIVERS.format("2026-12-31").encode()})
    return repository


def test_to_take_a_waiver_away_brings_its_finding(styrkoll: Styrkoll, waived: Repository) -> None:
    on = ("--date", "2026-03-01")
    assert "0 nya, 0 åtgärdade, 0 kvarstår" in styrkoll("check", "--compare", "main", *on).out
    (waived.folder / "undantag.yaml").unlink()
    ran = styrkoll("check", "--compare", "main", *on)
    assert ran.code == 1
    assert "Resultat mot main: 1 ny (1 måste rättas), 0 åtgärdade, 0 kvarstår." in ran.out
    assert "1 ny (1 måste rättas)" in styrkoll("diff", "--git", "main", *on).out


def test_a_waiver_that_has_expired_since_is_nothing_that_the_edit_brought(
    styrkoll: Styrkoll, waived: Repository
) -> None:
    ran = styrkoll("check", "--compare", "main", "--date", "2027-03-01")
    assert ran.code == 0
    assert "Resultat mot main: 0 nya" in ran.out


def test_earlier_waivers_that_cannot_be_used_today_are_as_they_are_now(styrkoll: Styrkoll, waived: Repository) -> None:
    waived.save({"undantag.yaml": WAIVERS.format("2026-12-31").replace("DAT01", "DAT99").encode()})
    waived.write({"undantag.yaml": WAIVERS.format("2026-12-31").encode()})
    ran = styrkoll("check", "--compare", "main", "--date", "2026-03-01")
    assert (ran.code, ran.err) == (0, "")
