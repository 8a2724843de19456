"""What was read right, field by field and form by form: the tables of docs/importera.md.

    python -m tests.importer.table

imports the real agreement and its twins, makes the PDF files anew, and writes both tables.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from checker.importer import import_document
from tests.importer.reading import imported, real, written
from tests.importer.same import figures, worst
from tests.importer.test_claims import READ, WRITTEN
from tests.importer.twin import as_text, document
from tests.importer.twin_files import as_word
from tests.sound import ROOT
from tests.tools.twins import FORMS, WIDTHS, make_twins

PAGE: Final = ROOT / "docs" / "importera.md"
BY_FIELD: Final = "## Så mycket blev rätt"
BY_FORM: Final = "## Så mycket blev rätt i varje form"

_OF_ITEMS: Final = (
    ("mål, uppdrag och grunduppdrag: nummer, slag, rubrik", ("number", "kind", "title")),
    ("målområde och verksamhetsområde", ("in_area", "in_operational_area")),
    ("beslutsfattare och ansvariga nämnder", ("decided_by", "held_by")),
    ("mottagare i rubriken", ("named_in_heading",)),
    ("mottagare i texten", ("named_in_sentence",)),
    ("det som nämnden behåller", ("kept_by_board", "kept_reason")),
    ("huvudansvarig", ("led_by", "lead_word")),
    ("stöttar", ("supported_by",)),
    ("start- och slutdatum", ("start", "end")),
    ("uppföljning", ("follow_up",)),
    ("text", ("text",)),
)


def by_field() -> Iterator[tuple[str, int, int]]:
    """Of the real text: a field as the guide names it, how often it was read right, and of how many."""
    wanted, found = written()["items"], real().value["items"]
    for name, fields in _OF_ITEMS:
        pairs = [
            ([_plain(one.get(field)) for field in fields], [_plain(other.get(field)) for field in fields])
            for one, other in zip(wanted, found, strict=True)
        ]
        pairs = [(one, other) for one, other in pairs if any(one)]
        yield name, sum(one == other for one, other in pairs), len(pairs)
    others = figures(real().value)
    yield ("önskade resultat, ordagrant", *others["önskade resultat, ordagrant"])
    yield "mätbara påståenden: målvärde, enhet, år, riktning, jämförelse, ordalydelse", READ, WRITTEN
    for name in ("indikatorernas titlar", "enheter", "utfall", "rubriker i bilagorna", "texter i bilagorna"):
        yield (name, *others[name])


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: held for name, held in value.items() if name != "source"}
    return sorted(value) if isinstance(value, list) else value


def without_programs() -> list[dict[str, tuple[int, int]]]:
    """The figures of the forms that need no other program: text, the worse of its widths, and Word."""
    texts = [imported(as_text(document(written()), width)) for width in WIDTHS]
    word = import_document(as_word(document(written()), 90), "avtal.docx")
    return [worst(figures(found.value) for found in texts), figures(word.value)]


def of_programs(folder: Path, form: str) -> dict[str, tuple[int, int]]:
    """The figures of one form of PDF, the worse of its widths."""
    files = (folder / form / f"{width}.pdf" for width in WIDTHS)
    return worst(figures(import_document(file.read_bytes(), "avtal.pdf").value) for file in files)


def rows_by_form(forms: Sequence[dict[str, tuple[int, int]]]) -> list[list[str]]:
    """The cells of the second table."""
    return [[name, str(of), *(str(form[name][0]) for form in forms)] for name, (_, of) in forms[0].items()]


def with_table(page: str, heading: str, rows: Iterable[Sequence[object]]) -> str:
    """The page with other rows in the first table under a heading."""
    before, _, after = page.partition(f"{heading}\n")
    head, rule, _ = after.partition("| --- |")
    line, _, rest = (rule + after[len(head) + len(rule) :]).partition("\n")
    _, _, below = rest.partition("\n\n")
    made = "\n".join(f"| {' | '.join(map(str, row))} |" for row in rows)
    return f"{before}{heading}\n{head}{line}\n{made}\n\n{below}"


def main() -> int:
    """Writes both tables anew."""
    with tempfile.TemporaryDirectory() as folder:
        make_twins(Path(folder))
        forms = [*without_programs(), *(of_programs(Path(folder), form) for form in FORMS)]
    page = with_table(PAGE.read_text("utf-8"), BY_FIELD, by_field())
    PAGE.write_text(with_table(page, BY_FORM, rows_by_form(forms)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
