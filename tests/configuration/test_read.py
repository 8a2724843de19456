"""`styrkoll.yaml` as it is read: its values with their places, and everything that is wrong with it at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.configuration import Configuration, find_configuration
from checker.configuration.agreements import agreements_at
from checker.configuration.read import read_configuration
from checker.configuration.schema import SCHEMA
from checker.yamlfile import FaultsFound

FULL = """\
language: en
paths: [avtal, "extra/*.yaml"]
rules: regler
select: [error, dates]
ignore: LED06, DEL05
severities: {LED01: warning, dates: info}
parameters:
  LED07: {leads: 4}
  STR10: {sections: [parties, scope]}
fail_on: warning
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with folders for rules and agreements."""
    monkeypatch.chdir(tmp_path)
    for name in ("regler", "avtal", "extra", "tom"):
        (tmp_path / name).mkdir()
    for name in ("avtal/b.yaml", "avtal/a.yaml", "avtal/a.txt", "extra/c.yaml", "d.yaml", "avtal/styrkoll.yaml"):
        (tmp_path / name).write_text("x: 1\n", "utf-8")
    return tmp_path


def read(text: str | bytes, name: str = "styrkoll.yaml") -> Configuration:
    data = text.encode() if isinstance(text, str) else text
    Path(name).write_bytes(data)
    return read_configuration(name)


def said(configuration: Configuration) -> list[str]:
    return [f"{fault.place.line}:{fault.place.column}: {fault.en}" for fault in configuration.faults]


def test_every_key_is_read_with_its_place(project: Path) -> None:
    found = read(FULL)
    assert found.faults == ()
    assert found.language is not None
    assert found.fail_on is not None
    assert (found.language.value, found.fail_on.value) == ("en", "warning")
    assert [one.value for one in found.paths] == ["avtal", os.path.join("extra", "*.yaml")]
    assert [one.value for one in found.rules] == ["regler"]
    assert [one.value for one in found.select] == ["error", "dates"]
    assert [one.value for one in found.ignore] == ["LED06", "DEL05"]
    assert {name: one.value for name, one in found.severities.items()} == {"LED01": "warning", "dates": "info"}
    assert found.parameters["LED07"]["leads"].value == "4"
    assert found.parameters["STR10"]["sections"].value == ["parties", "scope"]
    assert found.paths[1].place[1:3] == (2, 16)
    assert found.parameters["LED07"]["leads"].place[1:3] == (8, 18)
    assert found.parameters["LED07"]["leads"].key_place[1:3] == (8, 11)


def test_no_key_is_forgotten() -> None:
    assert set(SCHEMA) < set(Configuration._fields)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf" + FULL.encode(), FULL.replace("\n", "\r\n").encode()])
def test_a_file_saved_on_windows_says_the_same(project: Path, data: bytes) -> None:
    def values(configuration: Configuration) -> list[object]:
        settings = [*configuration.paths, *configuration.ignore, *configuration.parameters["STR10"].values()]
        return [(one.value, one.place[1:3]) for one in settings]

    assert values(read(data)) == values(read(FULL))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("langage: sv\n", ["1:1: There is no field `langage` here. Did you mean `language`?"]),
        ("language: no\n", ["1:11: The field `language` should be one of: `sv`, `en`, but is `no`."]),
        ("fail_on: eror\n", ["1:10: The field `fail_on` should be one of: `error`, `warning`, `info`, `never`, but is "
                             "`eror`. Did you mean `error`?"]),
        ("paths: []\n", ["1:8: The field `paths` should have at least 1 value, but has 0."]),
        ("severities: {LED01: fatal}\n", ["1:21: The field `LED01` should be one of: `error`, `warning`, `info`, but "
                                          "is `fatal`."]),
        ("parameters: {LED07: {}}\n", ["1:21: The field `LED07` should have at least 1 value, but has 0."]),
        ("parameters: {LED07: 4}\n", ["1:21: The field `LED07` should be a block of fields, written `field: value`, "
                                      "but is `4`."]),
        ("rules: reglr\n", ["1:8: A folder of rules should stand here, but there is no folder reglr. "
                            "Did you mean `regler`?"]),
        ("wordings: [reglr]\n", ["1:12: A folder of wordings should stand here, but there is no folder reglr. "
                                 "Did you mean `regler`?"]),
        ("rules: d.yaml\n", ["1:8: A folder of rules should stand here, but d.yaml is a file."]),
        ("- paths\n", ["1:1: The file should consist of fields, written `field: value`, but is a list."]),
        ("langage: sv\nrules: [regler, x]\nfail_on: 1\n", [
            "1:1: There is no field `langage` here. Did you mean `language`?",
            "2:17: A folder of rules should stand here, but there is no folder x.",
            "3:10: The field `fail_on` should be one of: `error`, `warning`, `info`, `never`, but is `1`.",
        ]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(project: Path, text: str, expected: list[str]) -> None:
    assert sorted(said(read(text))) == expected


def test_what_is_right_in_a_faulty_file_is_kept_so_that_its_names_are_checked_too(project: Path) -> None:
    found = read("langage: sv\nseverities: {LED01: fatal, LED02: info}\nparameters: {LED07: 4, IND20: {most: 9}}\n")
    assert [*found.severities] == ["LED02"]
    assert [*found.parameters] == ["IND20"]
    assert len(found.faults) == 3


@pytest.mark.parametrize("text", ["", "# nothing\n", "paths: [\n", "paths: a\npaths: b\n"])
def test_a_file_that_cannot_be_read_is_refused(project: Path, text: str) -> None:
    with pytest.raises(FaultsFound, match=r"styrkoll\.yaml:"):
        read(text)


def files(*paths: str) -> list[str]:
    written = "".join(f"  - {path}\n" for path in paths)
    return [path.replace(os.sep, "/") for path in agreements_at(read(f"paths:\n{written}").paths)]


def test_a_path_is_a_file_a_folder_or_a_pattern(project: Path) -> None:
    assert files("avtal/b.yaml") == ["avtal/b.yaml"]
    assert files("avtal") == files("avtal/") == files("avtal/*.yaml") == ["avtal/a.yaml", "avtal/b.yaml"]
    assert files("extra", "avtal/a.yaml", "extra/c.yaml") == ["extra/c.yaml", "avtal/a.yaml"]
    assert files("'**/*.yaml'") == ["avtal/a.yaml", "avtal/b.yaml", "d.yaml", "extra/c.yaml"]


def test_a_path_may_be_written_the_windows_way(project: Path) -> None:
    assert files(r"avtal\b.yaml", r"extra\*.yaml") == ["avtal/b.yaml", "extra/c.yaml"]


def test_a_file_whose_name_looks_like_a_pattern_is_itself(project: Path) -> None:
    (project / "avtal [1].yaml").write_text("x: 1\n", "utf-8")
    assert files("'avtal [1].yaml'") == ["avtal [1].yaml"]


def test_every_path_that_names_nothing_is_told(project: Path) -> None:
    with pytest.raises(FaultsFound) as found:
        files("avtal/aa.yaml", "tom", "avtal/*.yml", "d.yaml")
    assert [(fault.place.line, fault.en) for fault in found.value.faults] == [
        (2, f"There is no file {os.path.join('avtal', 'aa.yaml')}. Did you mean `a.yaml`?"),
        (3, "The folder tom holds no agreement (*.yaml)."),
        (4, f"The pattern {os.path.join('avtal', '*.yml')} fits no file."),
    ]


def test_the_nearest_file_upwards_is_found(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "styrkoll.yaml").mkdir()  # a folder of that name is none
    (tmp_path / "styrkoll.yaml").write_text("language: sv\n", "utf-8")
    assert find_configuration(str(deep)) == str(tmp_path / "styrkoll.yaml")
    (tmp_path / "a" / "styrkoll.yaml").write_text("language: sv\n", "utf-8")
    assert find_configuration(str(deep)) == str(tmp_path / "a" / "styrkoll.yaml")


def test_paths_are_relative_to_the_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "styrkoll.yaml").write_text("paths: avtal\nrules: regler\n", "utf-8")
    monkeypatch.chdir(project / "extra")
    found = read_configuration("../styrkoll.yaml")
    assert found.faults == ()
    assert [Path(path) for path in agreements_at(found.paths)] == [Path("../avtal/a.yaml"), Path("../avtal/b.yaml")]


def test_folders_and_paths_that_are_named_again_and_again_are_looked_at_once(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "andra").mkdir()
    (project / "styrkoll.yaml").write_text("rules: [regler, andra, regler]\npaths: ['avtal/*.yaml', avtal/*.yaml]\n")
    configuration = read_configuration("styrkoll.yaml")
    assert [setting.value for setting in configuration.rules] == ["andra", "regler"]
    looked: list[str] = []

    def matching(pattern: str, *, recursive: bool) -> list[str]:
        assert recursive
        looked.append(pattern)
        return ["avtal/a.yaml"]

    monkeypatch.setattr("glob.glob", matching)
    assert agreements_at(configuration.paths) == ("avtal/a.yaml",)
    assert looked == ["avtal/*.yaml"]


@pytest.mark.parametrize("key", ["rules", "wordings"])
def test_of_very_many_folders_that_are_not_there_the_first_are_told(project: Path, key: str) -> None:
    (project / "styrkoll.yaml").write_text(f"{key}: [{', '.join(f'a{number}' for number in range(300))}]\n")
    faults = read_configuration("styrkoll.yaml").faults
    assert len(faults) == 201
    assert "fler fel än de första 200" in faults[-1].sv


def test_of_very_many_paths_that_name_nothing_the_first_are_told(project: Path) -> None:
    (project / "styrkoll.yaml").write_text(f"paths: [{', '.join(f'a{number}' for number in range(300))}]\n")
    with pytest.raises(FaultsFound) as raised:
        agreements_at(read_configuration("styrkoll.yaml").paths)
    assert len(raised.value.faults) == 201
    assert "fler fel än de första 200" in raised.value.faults[-1].sv
