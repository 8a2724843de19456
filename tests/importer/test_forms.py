"""The same agreement in other forms gives the same result: bytes, empty lines, widths, names and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, Final

import pytest

from checker.importer import Imported, import_document
from checker.importer.outline import without_page_numbers
from checker.importer.text.lines import lines_of
from checker.importer.wordings import all_wordings
from tests.importer.reading import all_sections, imported, real, source_text, written
from tests.importer.same import texts_that_differ
from tests.importer.twin import Block, as_text, document, flattened

ENCODED: Final[dict[str, Callable[[str], bytes]]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "NFD": lambda text: unicodedata.normalize("NFD", text).encode(),
    "Windows-1252": lambda text: text.encode("cp1252"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
}


def without_lines(value: Any) -> Any:
    """A value without the lines of the source that it names."""
    if isinstance(value, dict):
        kept = {name: without_lines(held) for name, held in value.items() if name != "line"}
        return {name: held for name, held in kept.items() if name != "source" or held}
    if isinstance(value, list):
        return [without_lines(held) for held in value]
    return re.sub(r"rad \d+", "rad", value)


def main_part(found: Imported) -> Any:
    """All but the appendices and the groups that they describe, without lines."""
    kept = {name: held for name, held in found.value.items() if name != "appendices"}
    return without_lines({**kept, "bodies": [body for body in kept["bodies"] if body["kind"] != "group"]})


def headings(value: dict[str, Any]) -> list[tuple[str, ...]]:
    """The headings of the appendices, each with those above it."""
    return [
        (appendix["belongs_to"], *path)
        for appendix in value["appendices"]
        for path, _ in all_sections(appendix["sections"])
    ]


@pytest.mark.parametrize("form", ENCODED)
def test_a_form_that_only_the_bytes_differ_in(form: str) -> None:
    found = import_document(ENCODED[form](source_text()), "avtal.txt")
    assert found.value == real().value
    assert found.doubts == real().doubts
    assert bool(found.warnings) is (form == "Windows-1252")


@pytest.mark.parametrize("width", [45, 55, 60, 120, 130])
def test_a_twin_made_of_what_the_readers_wrote(width: int) -> None:
    found = imported(as_text(document(written()), width))
    assert main_part(found) == main_part(real())
    assert found.unread == ()
    assert headings(found.value) == headings(written())
    asked = " ".join(doubt.read for doubt in found.doubts if doubt.code == "joined")
    differ = texts_that_differ(found.value)
    assert differ == (["Lokaler"] if "säkerställa att kraven uppfylls" in asked else [])


def test_a_footer_on_every_page_and_a_list_of_contents() -> None:
    text = source_text()
    for page, area in enumerate(written()["areas"]):
        heading = f" {area['number']}. Målområde"
        text = text.replace(f"\n{heading}", f"\nKommunens överenskommelse\t{page + 9} (40)\n{heading}", 1)
    contents = "\n\n".join(f"{area['number']}. Målområde {area['title']} ..... 7" for area in written()["areas"])
    text = text.replace("\n\nNedan följer formalia", f"\n\n{contents}\n\nNedan följer formalia", 1)
    found = imported(text)
    assert without_lines(found.value["items"]) == without_lines(real().value["items"])
    assert without_lines(found.value["areas"]) == without_lines(real().value["areas"])
    assert found.unread == ()


def test_a_figure_by_itself_is_no_page_number_where_a_sentence_needs_it_to_end() -> None:
    wordings = all_wordings()
    for after, numbers in (("Andelen ska öka", ()), ("procent av de boende", (3,))):
        lines = lines_of(f"Andelen ska vara minst\n\n75\n\n{after}")
        assert without_page_numbers(lines, wordings)[1] == numbers


def saved_from_word(blocks: Iterable[Block]) -> str:
    """The document as Word saves it as plain text: a line for each paragraph, a tab between the cells of a table."""
    lines = [f"{block.title}\t{block.text}" if block.kind == "row" else block.text for block in flattened(blocks)]
    return "\r\n".join(lines)


def test_a_twin_as_word_saves_it() -> None:
    found = imported(saved_from_word(document(written())))
    assert main_part(found) == main_part(real())
    assert found.unread == ()
    lost = {*headings(written())} - {*headings(found.value)}
    assert {path[-1] for path in lost if len(path) == 3} == set()


def renamed(text: str) -> str:
    """The text with every division under another name and another code."""
    for old, new in RENAMED.items():
        text = re.sub(rf"(?<![\wÅÄÖåäö]){old}(?=s?\b)", new, text)
    return text


RENAMED: Final = {
    "TEK": "STB", "SHB": "MEX", "ROS": "BRK", "KLK": "SLK", "NKF": "KTF", "DSO": "VOF", "DU": "BUF",
    "Tekniska\\s+divisionen": "Stadens byggavdelning",
    "[Dd]ivision(en)?\\s+Näringsliv,?\\s+Kultur\\s+och\\s+Fritid": "Kultur, turism och fritid",
    "Näringsliv,?\\s+Kultur\\s+och\\s+Fritid": "Kultur, turism och fritid",
    "Samhällsbyggnad": "Mark och exploatering",
    "Räddning\\s+och\\s+[Ss]äkerhet": "Brand, räddning och krishantering",
    "Kommunledningskontoret": "Stadsledningskontoret",
    "[Dd]ivision Social omsorg": "Vård- och omsorgsförvaltningen",
    "[Dd]ivision [Uu]tbildning": "Barn- och utbildningsförvaltningen",
}  # fmt: skip


def test_every_division_under_another_name() -> None:
    text = renamed(as_text(document(written()), 110))
    assert not re.search(r"\b(TEK|SHB|ROS|KLK|NKF|DSO|DU)\b", text)
    found = imported(text)
    codes = {old: new for old, new in RENAMED.items() if old.isupper()}
    for wanted, item in zip(written()["items"], found.value["items"], strict=True):
        for field in ("named_in_heading", "named_in_sentence"):
            assert item.get(field, {}).get("codes") == (
                [codes[code] for code in wanted[field]["codes"]] if "codes" in wanted.get(field, {}) else None
            )
            assert item.get(field, {}).get("all") == wanted.get(field, {}).get("all")
        for field in ("led_by", "supported_by", "parallel_to"):
            assert sorted(item.get(field, [])) == sorted(codes.get(code, code) for code in wanted.get(field, []))
    assert [one["belongs_to"] for one in found.value["appendices"]] == [
        codes[one["belongs_to"]] for one in written()["appendices"]
    ]


def test_numbers_of_two_digits() -> None:
    text = re.sub(r"(?m)^(\s?)(\d)\.(\d)\.(\d)(?=\.? )", r"\g<1>1\2.\3.1\4", source_text().split("KK25/566 Bilaga")[0])
    text = re.sub(r"(?m)^(\s?)(\d)\. Målområde", r"\g<1>1\2. Målområde", text)
    found = imported(text)
    numbers = [item["number"] for item in found.value["items"]]
    assert numbers[:3] == ["11.1.11", "11.1.12", "11.1.13"]
    assert len(numbers) == 34
    assert {item["in_area"] for item in found.value["items"]} == {"11", "12", "14", "15", "16", "17"}


def in_tight_lines(text: str) -> str:
    """The text with one of its results, and the head of its first table, broken as a narrow page would."""
    text = re.sub(r"(?<=Upphandlingsindex\) på )\s+minst 75\n", "minst\n75\n", text)
    return text.replace("Utfall 2024 Utfall 2025 Utfall 2026\n", "Utfall 2024\nUtfall 2025 Utfall\n2026\n", 1)


def test_a_value_and_years_on_lines_of_their_own() -> None:
    found = imported(in_tight_lines(source_text()))
    assert without_lines(found.value["items"]) == without_lines(real().value["items"])
    assert found.unread == ()
    assert len(found.understood["page-numbers"]) == len(real().understood["page-numbers"]) == 1
