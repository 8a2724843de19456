"""`styrkoll report`: what it writes, and that nothing is written where something is wrong."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.cli.process import Styrkoll, faults_in
from tests.follow_up.follow_ups import INVENTED
from tests.sound import EXAMPLE, ROOT, SOUND, sound_bytes

ON = ("--date", "2026-04-30")


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_every_form_is_written_and_named(styrkoll: Styrkoll, tmp_path: Path) -> None:
    ran = styrkoll("report", "--example", "--occasion", "vår", "-o", "ut", *ON)
    names = [f"kontrollrapport-ks-2026-var.{ending}" for ending in ("html", "docx", "xlsx", "md")]
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [os.path.join("ut", name) for name in names]
    assert written(tmp_path / "ut") == sorted(names)


def test_the_same_input_and_day_give_the_same_bytes(styrkoll: Styrkoll, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        assert styrkoll("report", SOUND, "--occasion", "delår", "-o", folder, *ON).code == 0
    one, other = ({path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()} for folder in "ab")
    assert len(one) == 4
    assert one == other


def test_neither_order_of_sets_nor_time_zone_nor_locale_changes_a_byte(styrkoll: Styrkoll, tmp_path: Path) -> None:
    worlds = {
        "a": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        "b": {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "sv_SE.UTF-8", "LANG": "sv_SE.UTF-8"},
    }
    for folder, env in worlds.items():
        more = ("--occasion", "vår", "--follow-up", INVENTED, "-o", folder)
        assert styrkoll("report", EXAMPLE, *more, *ON, env=env).code == 0
    names = written(tmp_path / "a")
    assert len(names) == 4
    assert [
        name for name in names if (tmp_path / "a" / name).read_bytes() != (tmp_path / "b" / name).read_bytes()
    ] == []


@pytest.mark.parametrize("given", ["vår", "var", "VÅR", unicodedata.normalize("NFD", "vår")])
def test_an_occasion_may_be_written_in_several_ways(given: str, styrkoll: Styrkoll, tmp_path: Path) -> None:
    ran = styrkoll("report", SOUND, "--occasion", given, "-o", "ut", "--format", "markdown", *ON)
    assert ran.code == 0, ran.err
    (name,) = written(tmp_path / "ut")
    assert name.endswith("-var.md")


def test_a_division_and_a_language(styrkoll: Styrkoll, tmp_path: Path) -> None:
    ran = styrkoll("report", SOUND, "--occasion", "helår", "--division", "SHB", "--lang", "en", "-o", "ut", *ON)
    assert ran.code == 0, ran.err
    assert all(Path(name).stem.endswith("-helar-shb") for name in written(tmp_path / "ut"))
    text = next((tmp_path / "ut").glob("*.md")).read_text("utf-8")
    assert text.startswith("# Review – gaps in governance\n")


def test_an_earlier_check_is_compared_with(styrkoll: Styrkoll, tmp_path: Path) -> None:
    before = tmp_path / "before.yaml"
    before.write_bytes(sound_bytes({"1.1.3": {"led_by": None}}))
    (tmp_path / "earlier.json").write_text(styrkoll("check", before, "--format", "json").out, "utf-8")
    ran = styrkoll("report", SOUND, "--occasion", "vår", "--compare", "earlier.json", "-o", "ut", *ON)
    assert ran.code == 0, ran.err
    text = next((tmp_path / "ut").glob("*.md")).read_text("utf-8")
    assert "- **Jämförd med:** earlier.json" in text
    assert "| ■ måste rättas | 0 | 0 | 0 | 1 |" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "ut"), "Ange tillfället: --occasion vår, delår eller helår."),
        (("-o", "ut", "--occasion", "sommar"), "--occasion kan vara vår, delår eller helår."),
        (("--occasion", "vår"), "Ange en mapp att skriva i: -o MAPP."),
        (("-o", "ut", "--occasion", "vår", "--division", "SBH"), "Det finns ingen verksamhet SBH. Menade du `SHB`?"),
        (("-o", "ut", "--occasion", "vår", "--division", "XYZ"), "Det finns ingen verksamhet XYZ. Välj "),
        (("-o", "ut", "--occasion", "vår", "--date", "2026-02-30"), "--date: 2026-02-30 är inget datum"),
        (("-o", "ut", "--occasion", "vår", "--compare", "nej.json"), "nej.json kan inte läsas: "),
        (("-o", "fil", "--occasion", "vår"), "fil kan inte skrivas: "),
    ],
)
def test_usage_faults(arguments: tuple[str, ...], said: str, styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("en fil, ingen mapp", "utf-8")
    ran = styrkoll("report", SOUND, *arguments)
    assert ran.code == 2
    assert ran.err.startswith(said), ran.err
    assert written(tmp_path) == ["fil"]


def test_an_earlier_check_of_another_agreement(styrkoll: Styrkoll, tmp_path: Path) -> None:
    earlier = {"schema": 1, "agreements": [{"id": "annan-2025"}], "findings": []}
    (tmp_path / "earlier.json").write_text(json.dumps(earlier), "utf-8")
    ran = styrkoll("report", SOUND, "--occasion", "vår", "--compare", "earlier.json", "-o", "ut")
    assert ran.code == 2
    ((line, message),) = faults_in(ran, "earlier.json")
    assert line == 1
    assert "gäller annan-2025" in message
    assert written(tmp_path) == ["earlier.json"]


def test_a_faulty_agreement_stops_all(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "fel.yaml").write_text("agreement: {id: x}\n", "utf-8")
    ran = styrkoll("report", SOUND, "fel.yaml", "--occasion", "vår", "-o", "ut")
    assert ran.code == 2
    assert faults_in(ran, "fel.yaml")
    assert written(tmp_path) == ["fel.yaml"]


def test_two_agreements_with_one_id_would_overwrite_each_other(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "kopia.yaml").write_bytes(SOUND.read_bytes())
    ran = styrkoll("report", SOUND, "kopia.yaml", "--occasion", "vår", "-o", "ut")
    assert ran.code == 2
    assert "samma id" in ran.err
    assert written(tmp_path) == ["kopia.yaml"]


def test_a_folder_goes_again_when_nothing_can_be_written_in_it(styrkoll: Styrkoll, tmp_path: Path) -> None:
    name = "a" * 250  # no file system takes so long a name
    (tmp_path / "lang.yaml").write_bytes(sound_bytes({"agreement": {"id": name}}))
    ran = styrkoll("report", "lang.yaml", "--occasion", "vår", "-o", "ut")
    assert ran.code == 2
    assert ran.err.splitlines()[0].endswith(" kan inte skrivas: namnet är för långt.")
    assert written(tmp_path) == ["lang.yaml"]


def test_templates_of_ones_own(styrkoll: Styrkoll, tmp_path: Path) -> None:
    """Named on the command line, or in the project's configuration; a file that is not there is the tool's own."""
    (tmp_path / "mallar").mkdir()
    (tmp_path / "mallar" / "report.css").write_text("body { color: rebeccapurple; }", "utf-8")
    args = ("report", SOUND, "--occasion", "vår", "--format", "html", *ON)
    assert styrkoll(*args, "-o", "a", "--templates", "mallar").code == 0
    (tmp_path / "styrkoll.yaml").write_text("templates: mallar\n", "utf-8")
    assert styrkoll(*args, "-o", "b").code == 0
    a, b = (next((tmp_path / folder).iterdir()).read_text("utf-8") for folder in "ab")
    assert a == b
    assert "body { color: rebeccapurple; }" in a
    (tmp_path / "mallar" / "report.html").write_text("<h1>\n{{ report.titel }}\n", "utf-8")
    ran = styrkoll(*args, "-o", "c")
    assert ran.code == 2
    assert ran.err.startswith(f"{Path('mallar') / 'report.html'}:2: mallen kan inte användas: "), ran.err
    assert not (tmp_path / "c").exists()
    ran = styrkoll(*args, "-o", "c", "--templates", "nej")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "Mappen nej finns inte.")
    (tmp_path / "tom").mkdir()
    (tmp_path / "tom" / "raport.css").write_text("", "utf-8")
    ran = styrkoll(*args, "-o", "c", "--templates", "tom")
    assert ran.code == 2
    assert ran.err.startswith("Mappen tom har ingen mall. En mall heter report.html, report.css, "), ran.err
    assert ran.err.splitlines()[0].endswith(" Menade du `report.css`?")


NAMES = {
    form: f"kontrollrapport-sound-2026-var.{suffix}"
    for form, suffix in (("html", "html"), ("word", "docx"), ("excel", "xlsx"), ("markdown", "md"))
}


@pytest.mark.parametrize("form", NAMES)
def test_where_one_form_cannot_be_written_none_is(form: str, styrkoll: Styrkoll, tmp_path: Path) -> None:
    """A folder lies where its file should be; what the other files held before, they hold."""
    (tmp_path / "ut" / NAMES[form]).mkdir(parents=True)
    others = {name for name in NAMES.values() if name != NAMES[form]}
    for name in others:
        (tmp_path / "ut" / name).write_text("förra", "utf-8")
    ran = styrkoll("report", SOUND, "--occasion", "vår", "-o", "ut", *ON)
    assert (ran.code, ran.out) == (2, "")
    said = f"{os.path.join('ut', NAMES[form])} kan inte skrivas: det är en mapp, inte en fil."
    assert ran.err.splitlines()[0] == said
    assert {(tmp_path / "ut" / name).read_text("utf-8") for name in others} == {"förra"}
    assert written(tmp_path / "ut") == sorted(NAMES.values())
    ran = styrkoll("report", SOUND, "--occasion", "vår", "-o", "ut", "--format", form, *ON)
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("more", [("--format", "html"), ("--format", "excel"), ("--form",)])
def test_a_folder_that_cannot_be_made(more: tuple[str, ...], styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("en fil, ingen mapp", "utf-8")
    ran = styrkoll("report", SOUND, "--occasion", "vår", "-o", os.path.join("fil", "ut"), *more)
    assert ran.code == 2
    assert ran.err.startswith("fil"), ran.err
    assert ran.err.splitlines()[0].endswith(" kan inte skrivas: en del av sökvägen är en fil, inte en mapp.")
    assert written(tmp_path) == ["fil"]


def without(tmp_path: Path, *libraries: str) -> dict[str, str]:
    """An environment in which these libraries are not installed."""
    folder = tmp_path / "without"
    folder.mkdir(exist_ok=True)
    lines = ["import sys", *(f"sys.modules[{library!r}] = None" for library in libraries)]
    (folder / "sitecustomize.py").write_text("\n".join(lines), "utf-8")
    return {"PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))}


def test_forms_whose_libraries_are_missing_are_named(styrkoll: Styrkoll, tmp_path: Path) -> None:
    env = without(tmp_path, "docxtpl", "xlsxwriter")
    for language, said in (
        ("sv", "Formen {} utelämnas. Så får du den:"),
        ("en", "The form {} is left out. To get it:"),
    ):
        ran = styrkoll("report", SOUND, "--occasion", "vår", "-o", "ut", "--lang", language, *ON, env=env)
        assert (ran.code, written(tmp_path / "ut")) == (0, sorted(NAMES[form] for form in ("html", "markdown")))
        assert ran.err.splitlines() == [
            f"{said.format(form)} python -m pip install {library}"
            for form, library in (("excel", "xlsxwriter"), ("word", "docxtpl"))
        ]


@pytest.mark.parametrize(
    ("more", "library"),
    [(("--format", "word"), "docxtpl"), (("--form",), "xlsxwriter"), (("--format", "html"), "jinja2")],
)
def test_a_form_that_is_asked_for_needs_its_library(
    more: tuple[str, ...], library: str, styrkoll: Styrkoll, tmp_path: Path
) -> None:
    env = without(tmp_path, library)
    ran = styrkoll("report", SOUND, "--occasion", "vår", "-o", "ut", *more, env=env)
    assert ran.code == 2
    assert ran.err.startswith(f"Det här kräver {library}, som inte är installerat. Installera det: "), ran.err
    assert not (tmp_path / "ut").exists()


def test_a_filled_form_needs_the_library_that_reads_it(styrkoll: Styrkoll, tmp_path: Path) -> None:
    assert styrkoll("report", SOUND, "--occasion", "vår", "--form", "--division", "SHB", "-o", "ut").code == 0
    (form,) = (tmp_path / "ut").iterdir()
    ran = styrkoll("check", SOUND, "--follow-up", form, env=without(tmp_path, "openpyxl"))
    assert ran.code == 2
    assert ran.err.startswith(f"{form}:1:1: Att läsa ett formulär kräver openpyxl, "), ran.err


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is unwritable here")
def test_a_folder_that_cannot_be_written_in(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "ut").mkdir(mode=0o500)
    ran = styrkoll("report", SOUND, "--occasion", "vår", "-o", "ut")
    assert ran.code == 2
    assert "ut kan inte skrivas" in ran.err
