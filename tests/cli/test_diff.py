"""`styrkoll diff`: two files, two folders, two versions in git."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.process import Ran, Styrkoll, faults_in
from tests.cli.repositories import Repository
from tests.sound import EXAMPLE, SOUND, sound_bytes

Asked = Callable[..., Ran]

BEFORE = sound_bytes()
LATE = sound_bytes({"1.2.1": {"text": ["Taken är klara 2029."]}})
ENDLESS = sound_bytes({"1.2.1": {"end": None}})
OTHER = sound_bytes({"agreement": {"id": "other-2026"}})
FILE = "data/avtal.yaml"
CHANGE = "1.2.1: slutdatumet har tagits bort: 2026-12-31"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def changes(ran: Ran) -> list[str]:
    """The changes that were told, without their lines."""
    return [
        line[4:].rpartition(" (")[0] for line in ran.out.splitlines() if line.startswith("  • ") and " (rad " in line
    ]


def test_two_files(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.write({"old.yaml": BEFORE, "new.yaml": ENDLESS})
    ran = styrkoll("diff", "old.yaml", "new.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert changes(ran) == [CHANGE]
    assert "NYTT: MÅSTE RÄTTAS" in ran.out
    assert "(DAT01)" in ran.out
    assert ran.out.splitlines()[-2:] == [
        "Resultat mot old.yaml: 1 ny (1 måste rättas), 0 åtgärdade, 0 kvarstår.",
        "Totalt: 1 måste rättas, 0 bör ses över, 0 för kännedom, 0 kan inte avgöras.",
    ]
    back = styrkoll("diff", "new.yaml", "old.yaml", "--lang", "en")
    assert back.out.splitlines()[-2].startswith("Result against new.yaml: 0 new, 1 mended, 0 remaining.")
    assert "1.2.1: end date is given: 2026-12-31 (line " in back.out
    assert "  • 1.2.1 Anlägga gröna tak: " in back.out


def test_only_fail_on_makes_it_fail(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.write({"old.yaml": BEFORE, "new.yaml": ENDLESS})
    assert styrkoll("diff", "old.yaml", "new.yaml", "--fail-on", "error").code == 1
    assert styrkoll("diff", "new.yaml", "new.yaml", "--fail-on", "info").code == 0


def test_what_remains_is_counted_and_shown_with_all(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.write({"a.yaml": ENDLESS})
    brief, whole = styrkoll("diff", "a.yaml", "a.yaml"), styrkoll("diff", "a.yaml", "a.yaml", "--all")
    assert "1 kvarstår (visas med --all)." in brief.out
    assert "KVARSTÅR" not in brief.out
    assert "KVARSTÅR\n\n  • 1.2.1 Anlägga gröna tak: " in whole.out


def test_json_for_programs(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.write({"old.yaml": LATE, "new.yaml": ENDLESS})
    value: dict[str, Any] = json.loads(styrkoll("diff", "old.yaml", "new.yaml", "--format", "json").out)
    (compared,) = value["comparison"]
    (new,) = (found["fingerprint"] for found in value["findings"] if found["rule"] == "DAT01")
    assert compared["new"] == [new]
    assert [found["rule"] for found in compared["mended"]] == ["DAT05"]
    assert [change["subject"] for change in compared["changes"]] == ["1.2.1", "1.2.1"]
    assert {change["location"]["file"] for change in compared["changes"]} == {"new.yaml"}


def test_two_versions_in_git(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.save({FILE: BEFORE})
    repository.git("switch", "--quiet", "--create", "ändring")
    repository.save({FILE: ENDLESS})
    repository.write({FILE: LATE})
    assert changes(styrkoll("diff", "--git", "main..HEAD")) == [CHANGE]
    assert changes(styrkoll("diff", "--git", "main..ändring", FILE)) == [CHANGE]
    now = "1.2.1, texten: ”Tre skolor får växter på taket.” ersätts av ”Taken är klara 2029.”"
    for against_now in ("main", "main..", "main..."):
        assert changes(styrkoll("diff", "--git", against_now)) == [now], against_now


def test_from_where_a_branch_left(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.save({FILE: BEFORE})
    repository.git("switch", "--quiet", "--create", "gren")
    repository.save({FILE: ENDLESS})
    repository.git("switch", "--quiet", "main")
    repository.save({FILE: LATE})
    assert changes(styrkoll("diff", "--git", "main...gren")) == [CHANGE]
    assert len(changes(styrkoll("diff", "--git", "main..gren"))) == 2


def test_a_detached_head_is_a_version_too(styrkoll: Styrkoll, repository: Repository) -> None:
    first = repository.save({FILE: BEFORE})
    repository.save({FILE: ENDLESS})
    repository.git("checkout", "--quiet", "HEAD")
    repository.git("checkout", "--quiet", "--detach")
    assert changes(styrkoll("diff", "--git", f"{first[:10]}..HEAD")) == [CHANGE]
    assert changes(styrkoll("diff", "--git", "HEAD~1")) == [CHANGE]


def test_a_renamed_file_is_known_by_its_agreement(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.save({FILE: BEFORE, "data/annat.yaml": OTHER})
    repository.save({FILE: None, "data/2026/ks avtal på ö.yaml": ENDLESS})
    assert changes(styrkoll("diff", "--git", "HEAD~1..HEAD", "data/2026/ks avtal på ö.yaml")) == [CHANGE]


def test_files_that_change_names_with_each_other_are_known_by_their_agreements(
    styrkoll: Styrkoll, repository: Repository
) -> None:
    repository.save({FILE: BEFORE, "data/annat.yaml": OTHER})
    repository.write({FILE: OTHER, "data/annat.yaml": BEFORE})
    assert changes(styrkoll("diff", "--git", "main")) == []
    assert "0 nya, 0 åtgärdade" in styrkoll("check", "--compare", "main").out


def test_a_file_that_gets_another_agreement_while_its_own_moves_is_new(
    styrkoll: Styrkoll, repository: Repository
) -> None:
    repository.save({FILE: BEFORE})
    repository.write({FILE: OTHER, "data/annat.yaml": ENDLESS})
    assert sorted(changes(styrkoll("diff", "--git", "main"))) == sorted(
        [CHANGE, "Överenskommelsen är ny: den finns inte i main"]
    )


def test_a_file_whose_agreement_gets_another_id_is_the_same_file(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.save({FILE: BEFORE})
    repository.write({FILE: ENDLESS.replace(b"sound-2026", b"sound-2027")})
    assert CHANGE in changes(styrkoll("diff", "--git", "main"))


def test_new_files_and_removed_ones_are_said_to_be(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.save({FILE: ENDLESS})
    repository.save({FILE: None, "data/annat.yaml": OTHER})
    ran = styrkoll("diff", "--git", "HEAD~1..HEAD")
    assert changes(ran) == [
        "Överenskommelsen är ny: den finns inte i HEAD~1",
        "Överenskommelsen har tagits bort: den finns i HEAD~1",
    ]
    assert "HEAD~1:data/avtal.yaml" in ran.out
    assert "0 nya, 1 åtgärdad, 0 kvarstår" in ran.out


def test_a_copy_is_new_while_the_file_that_it_was_made_from_is_there(
    styrkoll: Styrkoll, repository: Repository
) -> None:
    repository.save({FILE: BEFORE})
    repository.write({"data/kopia.yaml": ENDLESS})
    assert changes(styrkoll("diff", "--git", "main")) == ["Överenskommelsen är ny: den finns inte i main"]


def test_two_folders(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.write({"förr/a.yaml": BEFORE, "nu/b.yaml": ENDLESS, "nu/styrkoll.yaml": b""})
    assert changes(styrkoll("diff", "förr", "nu")) == [CHANGE]


def test_windows_line_ends_and_formatting_are_no_change(styrkoll: Styrkoll, repository: Repository) -> None:
    text = SOUND.read_bytes().replace(b"\r\n", b"\n")
    repository.save({FILE: text})
    repository.write({FILE: text.replace(b"\n", b"\r\n")})
    assert "Inget har ändrats i överenskommelsen." in styrkoll("diff", "--git", "HEAD").out
    repository.write({FILE: BEFORE})
    assert "Inget har ändrats i överenskommelsen." in styrkoll("diff", "--git", "HEAD").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["diff", FILE], "Ange två filer, den äldre först, eller två versioner i git: styrkoll diff --git main..HEAD"),
        (["diff", "--git", "mian"], "Det finns ingen version mian i git. Menade du `main`?"),
        (["diff", "--git", "-n1"], "”-n1” är inget namn på en version i git."),
        (["diff", "--git", "--output=x"], "”--output=x” är inget namn på en version i git."),
        (
            ["diff", "--git", "main", "data/avtl.yaml"],
            "data/avtl.yaml finns varken i main eller nu. Menade du `avtal.yaml`?",
        ),
        (["diff", "--git", "main", "/"], "/ ligger inte i något git-arkiv."),
    ],
)
def test_what_cannot_be_compared_is_said_with_what_to_do(
    styrkoll: Styrkoll, repository: Repository, arguments: list[str], said: str
) -> None:
    repository.save({FILE: BEFORE})
    ran = styrkoll(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


def test_faults_of_both_versions_are_told_by_their_names(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.save({FILE: BEFORE.replace(b'"end"', b'"ends"', 1)})
    repository.write({FILE: b"<<<<<<< HEAD\n" + BEFORE + b"=======\n>>>>>>> gren\n"})
    ran = styrkoll("diff", "--git", "main")
    assert (ran.code, ran.out) == (2, "")
    assert "main:data/avtal.yaml:" in ran.err
    assert "`ends`" in ran.err
    assert any(line.startswith("data/avtal.yaml:1:1: ") and "<<<<<<<" in line for line in ran.err.splitlines())


def test_the_same_versions_give_the_same_bytes(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.save({FILE: EXAMPLE.read_bytes()})
    repository.write({FILE: EXAMPLE.read_bytes().replace(b"end: 2026-12-31", b"end: 2027-12-31", 4)})
    for form in ("json", "text"):
        asked = ("diff", "--git", "main", "--format", form, "--date", "2026-01-01")
        ran = [styrkoll(*asked, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2")]
        assert ran[0].out == ran[1].out
        assert len(ran[0].out) > 500


def test_what_is_waived_is_neither_new_nor_left(styrkoll: Styrkoll, repository: Repository) -> None:
    waiver = """\
waivers:
  - rule: DAT01
    subject: 1.2.1
    title: Anlägga gröna tak
    reason: Taken byggs när skolorna byggs om.
    decided_by: Kommunstyrelsen
    decision: KS § 12
    expires: 2026-12-31
"""
    repository.write({"old.yaml": BEFORE, "new.yaml": ENDLESS, "undantag.yaml": waiver.encode()})
    waived = styrkoll("diff", "old.yaml", "new.yaml", "--date", "2026-02-01")
    assert "Resultat mot old.yaml: 0 nya, 1 åtgärdad, 0 kvarstår." in waived.out  # the waiver that was not needed
    assert "1 beviljat undantag" in waived.out
    assert "1 ny (1 måste rättas)" in styrkoll("diff", "old.yaml", "new.yaml", "--no-waivers").out
    # An expired waiver is nothing that the edit brought; what it let stand is open again, before and now.
    expired = styrkoll("check", "new.yaml", "--compare", "new.yaml", "--date", "2027-02-01")
    assert expired.code == 0
    assert "0 nya, 0 åtgärdade, 2 kvarstår" in expired.out


def with_areas(count: int) -> bytes:
    """The sound agreement with so many more areas."""
    areas = "".join(f"  - {{number: q{place}, title: Område}}\n" for place in range(count))
    return SOUND.read_text("utf-8").replace("\nareas:\n", f"\nareas:\n{areas}").encode()


@pytest.mark.parametrize("command", ["diff old/a.yaml new/a.yaml", "check new/a.yaml --compare old/a.yaml"])
def test_more_changes_than_are_told_of_are_one_fault(styrkoll: Styrkoll, repository: Repository, command: str) -> None:
    repository.write({"old/a.yaml": BEFORE, "new/a.yaml": with_areas(5_001)})
    ran = styrkoll(*command.split())
    ((line, said),) = faults_in(ran, "new/a.yaml")
    assert (ran.code, line, len(ran.err.splitlines())) == (2, 1, 1)
    assert said.startswith("Mot old/a.yaml är det fler än 5\N{NO-BREAK SPACE}000 ändringar. ")


def test_other_files_are_compared_all_the_same(styrkoll: Styrkoll, repository: Repository) -> None:
    repository.write({"old/a.yaml": BEFORE, "new/a.yaml": with_areas(5_001)})
    repository.write({"old/b.yaml": BEFORE, "new/b.yaml": ENDLESS})
    ran = styrkoll("diff", "old", "new")
    assert ran.code == 2
    assert changes(ran) == [CHANGE]
