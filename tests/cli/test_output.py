"""`styrkoll check -o [FORMAT=]FILE`: several formats in one run, all or nothing, and what cannot be asked for."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import parse

import pytest

from checker.cli import writing
from checker.cli.usage import Said
from checker.cli.writing import targets_of
from checker.output.formats import FORMATS
from tests.cli.process import Plain, Styrkoll
from tests.sound import SOUND, sound_bytes

FAULTY: dict[str, Any] = {"1.2.1": {"end": None}, "1.2.2": {"follow_up": ["helår"]}}
PRINTED = [name for name, about in FORMATS.items() if about.sort != "binary"]


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "avtal å.yaml"
    path.write_bytes(sound_bytes(FAULTY))
    return path


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_several_formats_in_one_run(styrkoll: Styrkoll, faulty: Path, tmp_path: Path) -> None:
    asked = ["-o", "a.sarif", "--output", "junit=b.xml", "-o", "gitlab=c.json", "--output=d.txt", "-o", "JSON=e"]
    ran = styrkoll("check", faulty.name, *asked)
    assert ran.code == 1
    assert ran.out == styrkoll("check", faulty.name).out
    assert ran.err == "".join(f"Sparat i {file}\n" for file in ("a.sarif", "b.xml", "c.json", "d.txt", "e"))
    assert json.loads((tmp_path / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert parse(tmp_path / "b.xml").getroot().tag == "testsuites"
    assert json.loads((tmp_path / "c.json").read_text("utf-8"))[0]["check_name"] == "DAT01"
    assert "Uppdrag utan startdatum eller slutdatum (DAT01)" in (tmp_path / "d.txt").read_text("utf-8")
    assert json.loads((tmp_path / "e").read_text("utf-8"))["schema"] == 1


def test_what_is_printed_may_be_another_format(styrkoll: Styrkoll, faulty: Path, tmp_path: Path) -> None:
    ran = styrkoll("check", faulty.name, "--format", "github", "-o", "a.sarif", "--lang", "en")
    assert ran.out.startswith("::error file=avtal å.yaml,line=")
    assert ran.err == "Saved in a.sarif\n"
    assert files_in(tmp_path) == ["a.sarif", "avtal å.yaml"]


@pytest.mark.parametrize("form", PRINTED)
def test_a_file_holds_what_would_be_printed(styrkoll: Styrkoll, faulty: Path, tmp_path: Path, form: str) -> None:
    printed = styrkoll.start("check", faulty.name, "--format", form)
    styrkoll("check", faulty.name, "-o", f"{form}=out")
    assert (tmp_path / "out").read_bytes() == printed.stdout
    assert printed.stdout


@pytest.mark.parametrize("form", [form for form in PRINTED if FORMATS[form].sort != "words"])
def test_nothing_is_lost_in_a_code_page(styrkoll: Styrkoll, faulty: Path, form: str) -> None:
    """In Windows' old code pages JSON and XML are escaped; the others are UTF-8 all the same."""
    utf8 = styrkoll.start("check", faulty.name, "--format", form).stdout
    told = styrkoll.start("check", faulty.name, "--format", form, env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"})
    assert b"Traceback" not in told.stderr
    if FORMATS[form].sort == "json":
        assert json.loads(told.stdout) == json.loads(utf8)
    elif FORMATS[form].sort == "xml":
        assert told.stdout.isascii()
        assert b"&#229;" in told.stdout
    else:
        assert told.stdout == utf8


def test_a_file_without_emphasis_whatever_the_terminal(styrkoll: Styrkoll, faulty: Path, tmp_path: Path) -> None:
    ran = styrkoll("check", faulty.name, "-o", "a.txt", env={"FORCE_COLOR": "1"})
    assert "\x1b[" in ran.out
    assert "\x1b[" not in (tmp_path / "a.txt").read_text("utf-8")


def test_a_faulty_file_is_told_in_what_is_written(styrkoll: Styrkoll, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("agreement: {id: b\n", "utf-8")
    asked = [word for form in ("sarif", "junit", "github", "gitlab", "text") for word in ("-o", f"{form}=out.{form}")]
    ran = styrkoll("check", faulty.name, "b.yaml", *asked)
    assert ran.code == 2
    line, message = ran.err.splitlines()[0].removeprefix("b.yaml:").split(": ", 1)
    (run,) = json.loads((tmp_path / "out.sarif").read_text("utf-8"))["runs"]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == message
    assert told["locations"][0]["physicalLocation"]["region"]["startLine"] == int(line.split(":")[0])
    assert message in (tmp_path / "out.junit").read_text("utf-8").replace("&gt;", ">")
    assert json.loads((tmp_path / "out.gitlab").read_text("utf-8"))[0]["description"] == message
    assert (tmp_path / "out.github").read_text("utf-8").startswith("::error file=b.yaml,line=")
    assert run["results"]
    assert (tmp_path / "out.text").read_text("utf-8") == f"{ran.err.splitlines()[0]}\n{ran.out}"


@pytest.mark.parametrize(
    ("asked", "sv", "en"),
    [
        (["sarfi=a.sarif"], "--output: sarfi är inget format. Menade du `sarif`? Formatet kan vara text, json, sarif",
         "--output: sarfi is no format. Did you mean `sarif`? The format can be text, json, sarif"),
        (["a.xml"], "--output: det framgår inte vilket format a.xml ska ha; skriv FORMAT=a.xml, där FORMAT är text,",
         "--output: a.xml does not tell its format; write FORMAT=a.xml, where FORMAT is text,"),
        (["a"], "--output: det framgår inte vilket format a ska ha;", "--output: a does not tell its format;"),
        (["a/b=c"], "--output: det framgår inte vilket format a/b=c ska ha;", "--output: a/b=c does not tell"),
        (["sarif="], "--output skriver filer: ange en fil. Vad", "--output writes files: name one. What"),
        (["sarif=-"], "--output skriver filer: ange en fil. Vad", "--output writes files: name one. What"),
        (["-"], "--output skriver filer: ange en fil. Vad", "--output writes files: name one. What"),
        ([""], "--output skriver filer: ange en fil. Vad", "--output writes files: name one. What"),
        (["no/a.sarif"], "no/a.sarif: mappen no finns inte.", "no/a.sarif: there is no folder no."),
        (["a.json/b.sarif"], "a.json/b.sarif: mappen a.json finns inte.", "a.json/b.sarif: there is no folder a.json."),
        (["json=."], ". är en mapp, ingen fil.", ". is a folder, not a file."),
        (["json=no/"], "no/ är en mapp, ingen fil.", "no/ is a folder, not a file."),
        (["a.sarif", "json=./a.sarif"], "./a.sarif läses eller skrivs redan av samma körning; ange en annan fil.",
         "./a.sarif is read or written by this run already; name another file."),
        (["json=avtal å.yaml"], "avtal å.yaml: en YAML-fil är något som granskas eller ställer in;",
         "avtal å.yaml: a YAML file is something that is checked or configures;"),
        (["json=avtal.txt"], "avtal.txt läses eller skrivs redan av samma körning;",
         "avtal.txt is read or written by this run already;"),
        (["ok.sarif", "no/a.sarif"], "no/a.sarif: mappen no finns inte.", "no/a.sarif: there is no folder no."),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_for(
    faulty: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str], sv: str, en: str
) -> None:
    monkeypatch.chdir(faulty.parent)
    with pytest.raises(Said) as fault:
        targets_of(asked, [faulty.name, "avtal.txt"])
    assert fault.value.text.sv.startswith(sv)
    assert fault.value.text.en.startswith(en)


def test_what_cannot_be_asked_for_is_a_usage_fault(styrkoll: Styrkoll, faulty: Path, tmp_path: Path) -> None:
    ran = styrkoll("check", faulty.name, "-o", "a.sarif", "-o", "no/b.sarif")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "no/b.sarif: mappen no finns inte.\nHjälp: styrkoll check --help\n"
    assert files_in(tmp_path) == [faulty.name]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="wants a folder in which nobody can write")
def test_a_folder_that_cannot_be_written_in_leaves_nothing_behind(styrkoll: Styrkoll, faulty: Path) -> None:
    ran = styrkoll("check", faulty.name, "-o", "a.sarif", "-o", "/proc/self/b.sarif")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("/proc/self/b.sarif kan inte skrivas: ")
    assert files_in(faulty.parent) == [faulty.name]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is closed to the administrator")
def test_a_closed_folder_is_a_usage_fault(styrkoll: Styrkoll, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o555)
    ran = styrkoll("check", faulty.name, "-o", "a.sarif", "-o", "closed/b.sarif")
    assert ran.code == 2
    assert files_in(tmp_path) == [faulty.name, "closed"]


def test_an_old_file_is_replaced(styrkoll: Styrkoll, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "a.sarif").write_text("old", "utf-8")
    assert styrkoll("check", faulty.name, "-o", "a.sarif").code == 1
    assert json.loads((tmp_path / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_the_exit_code_is_that_of_the_check(styrkoll: Styrkoll) -> None:
    assert styrkoll("check", SOUND, "-o", "a.sarif", "-o", "junit=a.xml").code == 0


def test_help_says_what_is_printed_and_what_is_written(plain: Plain) -> None:
    out = " ".join(plain("check", "--help").out.split())
    assert "-o, --output [FORMAT=]FILE" in out
    assert "What is printed does not change." in out
    for form in FORMATS.values():
        for ending in form.endings[:1]:
            assert ending in out


def test_a_workbook_is_saved_and_never_printed(styrkoll: Styrkoll, faulty: Path, tmp_path: Path) -> None:
    first, second = (
        styrkoll("check", faulty.name, "-o", name, "--date", "2026-03-02") for name in ("a.xlsx", "b.xlsx")
    )
    assert (first.code, first.err, first.out) == (1, "Sparat i a.xlsx\n", second.out)
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    ran = styrkoll("check", faulty.name, "--format", "xlsx")
    assert (ran.code, ran.out) == (2, "")
    said = "Formatet xlsx kan inte skrivas ut, bara sparas i en fil: -o iakttagelser.xlsx"
    assert ran.err.splitlines()[0] == said


def test_a_missing_library_is_named_with_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(writing, "find_spec", lambda _: None)
    with pytest.raises(Said) as fault:
        writing.targets_of(["a.xlsx"], [])
    assert fault.value.text.sv == (
        "Formatet xlsx kräver xlsxwriter, som inte är installerat. Installera det: python -m pip install xlsxwriter"
    )
    assert writing.targets_of(["a.md", "a.csv"], []) == (("markdown", "a.md"), ("csv", "a.csv"))
