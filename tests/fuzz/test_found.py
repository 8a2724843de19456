"""What fuzzing found, each as the smallest input that showed it."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from checker.agreement import agreement_of
from checker.agreement.schema import AGREEMENT
from checker.cli import unchanged
from checker.facts.fulfilment import _together
from checker.follow_up.form_in import form_in
from checker.follow_up.form_out import form
from checker.graph import Unknown, ValueSet
from checker.rulebook.files import RuleFile
from checker.rulebook.load import load_rulebook
from checker.run import check_agreement
from checker.words import Text
from checker.yamlfile import Fault, FaultsFound, Place, did_you_mean, read_bytes, shape_faults
from checker.yamlfile.places import MOST_TOLD
from checker.yamlfile.shape_parts import refused_parts
from tests.cli.process import Styrkoll
from tests.fuzz.documents import pdf_text
from tests.fuzz.seeds import rulebook
from tests.importer.reading import imported, source_text
from tests.prove.test_examples import said_of
from tests.sound import EXAMPLE, SOUND, sound_graph


def faults(text: str) -> tuple[Fault, ...]:
    with pytest.raises(FaultsFound) as found:
        agreement_of(text.encode(), "a.yaml")
    return found.value.faults


def test_cerberus_is_shown_only_what_is_wrong() -> None:
    text = EXAMPLE.read_text("utf-8").replace("    operator: ge", "    operator: gee", 1)
    value: Any = read_bytes(text.encode(), "a.yaml").value
    if "operator: gee" not in text:
        value["items"][0]["kind"] = "gaol"
    parts = [*refused_parts(value, AGREEMENT.schema)]
    assert len(parts) == 1
    assert len(json.dumps(parts[0].value)) < 100


def test_a_fault_fits_on_a_line_and_steers_no_terminal() -> None:
    fault = Fault(Place("a.yaml", 1, 1, 1, 1), "a\x1b[31mb\nc\u202ed\x07", "x" * 5_000)
    assert fault.text("sv") == "a\ufffd[31mb c\ufffdd\ufffd"
    assert len(fault.text("en")) < 1_100
    assert fault.text("en").startswith("xxx")
    assert " … x" in fault.text("en")


def test_a_name_with_a_control_character() -> None:
    assert all(char.isprintable() for fault in faults('"\\x07": 1\n') for char in fault.text("sv"))


def test_a_form_that_several_shapes_share_is_told_once() -> None:
    (fault,) = [one for one in faults("bodies: [x]\n") if "Värde 1" in one.sv]
    assert fault.sv == "Värde 1 i `bodies` ska vara ett block med fält, skrivna `fält: värde`, men är `x`."


def test_the_first_of_very_many_faults_are_told_and_that_there_are_more() -> None:
    names = "".join(f"fel{number}: 1\n" for number in range(3))
    assert len(faults(names)) == 3 + 3  # and three that are missing
    bodies = "".join(f"  - {{code: K{number}, kind: x}}\n" for number in range(MOST_TOLD + 50))
    told = shape_faults(read_bytes(f"bodies:\n{bodies}".encode(), "a.yaml"), AGREEMENT.schema)
    assert "fler fel än de första" in told[-1].sv
    assert MOST_TOLD < len(told) < MOST_TOLD + 10


def test_many_misspelt_words_in_a_rule() -> None:
    rule = {
        "id": "T01",
        "severity": "error",
        "title": {"sv": "T", "en": "T"},
        "basis": [{"clause": "lead"}],
        "target": "assignment",
        "require": {"or": [{"lead_by": {"min_count": "1"}}] * (MOST_TOLD + 10)},
        "message": dict.fromkeys(("sv", "en"), "{number}"),
        "advice": {"sv": "R", "en": "A"},
    }
    with pytest.raises(FaultsFound) as found:
        load_rulebook([RuleFile(0, "t/a.yaml", json.dumps(rule).encode())])
    assert len(found.value.faults) == MOST_TOLD + 1


def test_every_key_of_a_large_mapping_has_its_place() -> None:
    document = read_bytes("".join(f"k{number}: v{number}\n" for number in range(20_000)).encode(), "a.yaml")
    assert document.key_place(("k19999",)).line == 20_000
    assert document.place(("k7",))[1:3] == (8, 5)


def test_among_thousands_of_names_none_is_guessed() -> None:
    assert did_you_mean("KOD1x", [f"KOD{number}" for number in range(5)])[0]
    assert did_you_mean("KOD1x", [f"KOD{number}" for number in range(5_000)]) == ("", "")


def test_the_title_of_an_item_may_be_longer_than_a_formula_is_looked_for_in() -> None:
    head = "\n".join(source_text().split("\n")[:60])
    words = "\n".join(["ord " * 20] * 90)  # on one line it is too long to be read, on many it is joined
    found = imported(f"{head}\n\nMÅL KF\n\n1.1.3 Nyköping\n{words}\n")
    (item,) = found.agreement.items
    assert (item["number"], len(item["title"]) > 5_000) == ("1.1.3", True)


def test_a_word_of_very_many_letters_is_no_place_to_look_for_compounds() -> None:
    started = time.process_time()
    head = "\n".join(source_text().split("\n")[:60])
    assert imported(f"{head}\n\nMÅL KF\n\n1.1.3 Nyköping\n{'a' * 100_000}\n").agreement.items
    assert time.process_time() - started < 10  # from every letter on it takes half a minute and more, in C


def test_a_report_in_an_example_that_is_none() -> None:
    (fault,) = [one for one in said_of("is: ok, follow_up: {reports: {1.2.1: klart}}") if "reports" in one]
    assert fault.startswith("The change makes a faulty file. ")


@pytest.mark.parametrize(
    "example",
    [
        "waivers: [{rule: DAT01, subject: [1.2.1]}]",
        "waivers: [{rule: DAT01, subject: {1.2.1: x}}]",
        "waivers: [{rule: [DAT01], subject: 1.2.1}]",
    ],
)
def test_a_waiver_in_an_example_that_names_nothing(example: str) -> None:
    assert any(one.startswith("The change makes a faulty file. ") for one in said_of(f"is: ok, {example}"))


def test_what_the_library_of_pdf_files_notes_is_not_printed(tmp_path: Path) -> None:
    (tmp_path / "avtal.pdf").write_bytes(pdf_text().replace("1 0 0 1 60 69 Tm", "1 0 {} 1 60 69 Tm").encode())
    ran = Styrkoll(tmp_path, tmp_path / "cache")("import", "avtal.pdf", "-o", "avtal.yaml", "--lang", "en")
    assert (ran.code, ran.err) == (0, ""), ran.out


def test_what_the_library_of_excel_files_passes_over_is_not_printed(recwarn: pytest.WarningsRecorder) -> None:
    name = '<definedName name="_xlnm.Print_Area" localSheetId="7">A1</definedName>'
    odd = edited(
        form(sound_graph(), "vår", "SHB"), "xl/workbook.xml", b"<definedNames>", f"<definedNames>{name}".encode()
    )
    assert form_in(odd, "form.xlsx").value
    assert not [*recwarn]


def test_a_form_in_an_archive_of_a_version_to_come_is_none() -> None:
    data = bytearray(form(sound_graph(), "vår", "SHB"))
    data[data.index(b"PK\x01\x02") + 6] = 196
    with pytest.raises(FaultsFound, match="no Excel file"):
        form_in(bytes(data), "form.xlsx")


def edited(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """An archive with something else in one of its parts."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(packed, "w") as changed:
        for name in archive.namelist():
            held = archive.read(name)
            assert name != part or old in held
            changed.writestr(name, held.replace(old, new, 1) if name == part else held)
    return packed.getvalue()


def test_settings_are_shown_in_a_table_that_is_no_wider_than_a_value_may_be(tmp_path: Path) -> None:
    names = [*(f"LED{number}" for number in range(1_000)), "x" * 100_000]
    (tmp_path / "styrkoll.yaml").write_text(json.dumps({"select": names}), "utf-8")
    ran = Styrkoll(tmp_path, tmp_path / "cache")("check", "--show-config")
    assert ran.code == 0
    assert "LED999 " in ran.out
    assert max(map(len, ran.out.splitlines())) < 1_000  # each line is padded to the longest value


def test_a_line_of_the_document_is_written_with_a_minus_sign() -> None:
    text = (
        SOUND.read_text("utf-8")
        .replace("end: 2026", "end: 2025")
        .replace("    kind: assignment\n", "    kind: assignment\n    source: {line: −5}\n")
    )
    found = check_agreement(agreement_of(text.encode(), "a.yaml"), rulebook().rules.values()).findings
    assert -5 in [one.source.line for one in found]


def test_what_very_many_claims_may_come_to_is_not_tried_in_all_combinations() -> None:
    unsure = ValueSet((), (Unknown(1, False, ("met", "unmet"), Text("okänt", "unknown"), "i", "fulfilment"),))
    found = _together([unsure] * 60)
    assert {value for one in found.unknowns for value in one.among or ()} == {"met", "unmet"}
    assert _together([unsure, ValueSet(("unmet",), ())]).known == ("unmet",)


def test_a_kept_run_that_says_that_it_rests_on_more_files_than_there_can_be_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = [b"circumstances", b"1", b"", b"9" * 30, b"file", b"said"]
    monkeypatch.setattr("checker.cli.unchanged.cache.cached", lambda _: b"\0".join(parts))
    assert unchanged.kept(str(tmp_path), "circumstances") is None


def test_a_file_that_is_named_again_and_again_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(SOUND.read_bytes())
    ran = Styrkoll(tmp_path, tmp_path / "cache")("check", *["a.yaml"] * 300, "--format", "json")
    assert [one["file"] for one in json.loads(ran.out)["agreements"]] == ["a.yaml"]


def test_a_text_of_one_heading_again_and_again_is_read_in_time_by_its_length() -> None:
    text = source_text()[:9_000] + "\nÖnskat resultat:" * 25_000
    before = time.process_time()
    with suppress(FaultsFound):
        imported(text)
    assert time.process_time() - before < 3
