"""`styrkoll graph`: pictures as files and on standard output, and what is said where one cannot be made."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from checker.gapreport.pictures import PICTURES
from tests.cli.process import Plain, Styrkoll
from tests.cli.test_report import without
from tests.sound import EXAMPLE, SOUND

SVG = "{http://www.w3.org/2000/svg}"


def test_the_example_is_drawn(plain: Plain) -> None:
    ran = plain("graph", "--example", "-o", "-", "--date", "2026-04-30")
    assert (ran.code, ran.err) == (0, "")
    root = ElementTree.fromstring(ran.out)
    assert root.tag == f"{SVG}svg"
    about = root.findtext(f"{SVG}desc")
    assert about is not None
    assert "6 brister måste rättas." in about
    assert "1.1.2: Oklart vilken verksamhet som är huvudansvarig." in about


@pytest.mark.parametrize("picture", PICTURES)
def test_every_picture_is_written(picture: str, styrkoll: Styrkoll, tmp_path: Path) -> None:
    more = ("--picture", picture, "--date", "2026-04-30", "--division", "SHB", "--lang", "en")
    ran = styrkoll("graph", SOUND, "-o", "a.svg", *more)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert ElementTree.parse(tmp_path / "a.svg").getroot().get("lang") == "en"
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]
    again = styrkoll("graph", SOUND, "-o", "-", *more)
    assert again.out == (tmp_path / "a.svg").read_text("utf-8")


def test_a_picture_is_written_as_png_too(styrkoll: Styrkoll, tmp_path: Path) -> None:
    more = ("--picture", "load", "--date", "2026-04-30")
    assert styrkoll("graph", SOUND, "-o", "a.PNG", *more) == (0, "", "")
    assert (tmp_path / "a.PNG").read_bytes().startswith(b"\x89PNG")
    ran = styrkoll("graph", SOUND, "-o", "b.png", *more, env=without(tmp_path, "resvg_py"))
    said = "Bilden kan inte sparas som .png: resvg-py är inte installerat. Spara den som .svg."
    assert (ran.code, ran.err.splitlines()[0]) == (2, said)
    assert not (tmp_path / "b.png").exists()


def test_a_narrow_picture(plain: Plain) -> None:
    assert ElementTree.fromstring(plain("graph", SOUND, "-o", "-", "--narrow").out).get("width") == "288"


def test_nothing_is_lost_in_a_code_page(styrkoll: Styrkoll) -> None:
    data = styrkoll.start("graph", EXAMPLE, "-o", "-", env={"PYTHONIOENCODING": "cp1252"}).stdout
    assert "Kommunstyrelsens överenskommelse" in data.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Ange var bilden ska sparas: -o bild.svg"),
        (("-o", "a.pdf"), "En bild sparas som .svg eller .png, inte som .pdf."),
        (("-o", "a.svg", "--division", "SBH"), "Det finns ingen verksamhet SBH. Menade du `SHB`?"),
        (("-o", "a.svg", "--picture", "karta"), "--picture kan vara "),
        (("-o", "nowhere/a.svg"), "nowhere/a.svg: mappen nowhere finns inte."),
        (("-o", "a.svg", "--date", "30/4"), "--date: 30/4 är inget datum"),
    ],
)
def test_usage_faults(arguments: tuple[str, ...], said: str, styrkoll: Styrkoll, tmp_path: Path) -> None:
    ran = styrkoll("graph", SOUND, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert [*tmp_path.iterdir()] == []


def test_a_faulty_file_leaves_the_picture_as_it_was(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text("before", "utf-8")
    (tmp_path / "broken.yaml").write_text("items: [", "utf-8")
    ran = styrkoll("graph", "broken.yaml", "-o", "a.svg")
    assert ran.code == 2
    assert ran.err.startswith("broken.yaml:1:")
    assert (tmp_path / "a.svg").read_text("utf-8") == "before"
    assert {*os.listdir(tmp_path)} == {"a.svg", "broken.yaml"}


def test_what_is_waived_is_no_gap(styrkoll: Styrkoll, tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "a.yaml")
    decided = ("--reason", "Delas av två", "--decided-by", "KS", "--decision", "KS § 1")
    day = ("--date", "2026-04-30")
    assert styrkoll("waive", "LED01", "1.1.2", "a.yaml", *decided, "--expires", "2026-12-31", *day).code == 0
    waived = styrkoll("graph", "a.yaml", "-o", "-", *day).out
    assert "5 brister måste rättas." in waived
    words = " ".join(" ".join(ElementTree.fromstring(waived).itertext()).split())
    assert "Beviljat undantag: Oklart vilken verksamhet" in words
    assert "6 brister måste rättas." in styrkoll("graph", "a.yaml", "-o", "-", "--no-waivers", *day).out
