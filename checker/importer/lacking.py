"""Why a document is not taken for an agreement: which of the things that every agreement has was not found in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from checker.named import NamedTuple
from checker.words import LANGUAGES, Text, enumerate_words
from checker.yamlfile import Fault, whole_file

_NONE: Final = Text("Det här känns inte igen som en överenskommelse", "This is not recognised as an agreement")
_ADD: Final = Text(
    " Skriver ni på ett annat sätt, skriv era formuleringar i en mapp och ange den under `wordings` i styrkoll.yaml: "
    "se docs/importera.md.",
    " If you write it otherwise, write your wordings in a folder, and name that under `wordings` in styrkoll.yaml: see "
    "docs/importera.md.",
)
_NAMED: Final = 5
"""So many parties are named, for the reader to see what was taken for them."""
_WANTED: Final = {
    "board": Text(
        "före målen står ingen nämnd som part, med sin kod inom parentes: ”Kommunstyrelsen (KS)”.",
        "no board stands before the goals as a party, with its code in parentheses: “Kommunstyrelsen (KS)”.",
    ),
    "items": Text(
        "här finns inga mål eller uppdrag. De börjar med en rad som säger vad det är, ”MÅL KF” eller ”Nämndens "
        "uppdrag”, och sedan en rubrik med nummer, ”1.1.1 Ett tryggt centrum (KS – SHB)”.",
        "it has no goals or assignments. They begin with a line that says what it is, “MÅL KF” or “Nämndens uppdrag”, "
        "and then a heading with a number, “1.1.1 Ett tryggt centrum (KS – SHB)”.",
    ),
    "year": Text(
        "det framgår inte vilket år den gäller. Året läses i titeln, eller i ”Överenskommelsen gäller för år 2026.”",
        "nothing tells its year. That is read in the title, or in “Överenskommelsen gäller för år 2026.”",
    ),
}


class Lacking(NamedTuple):
    """What was not found, and the codes of the parties that were."""

    what: Literal["board", "items", "year"]
    parties: Sequence[str] = ()

    def fault(self, document: str) -> Fault:
        """The one thing to say of the document."""
        said = _WANTED[self.what]
        more = len(self.parties) - _NAMED
        rest = Text(f"{more} till", f"{more} more") if more > 1 else None
        named = [*self.parties] if rest is None else [*self.parties[:_NAMED]]
        sv, en = (enumerate_words([*named, *([rest.in_(one)] if rest else [])], one) for one in LANGUAGES)
        found = (
            Text(f" Parter som hittades: {sv}.", f" Parties that were found: {en}.") if self.parties else Text("", "")
        )
        return Fault(
            whole_file(document),
            f"{_NONE.sv}: {said.sv}{found.sv}{_ADD.sv}",
            f"{_NONE.en}: {said.en}{found.en}{_ADD.en}",
        )


def without_text(document: str, *, pictures: bool) -> Fault:
    """The fault of a file with nothing to read, or nothing but pictures."""
    sv, en = "Filen är tom: den innehåller ingen text.", "The file is empty: no text."
    if pictures:
        sv = (
            "Dokumentet innehåller ingen text, bara bilder: det är inskannat. Läs in en fil där texten går att markera."
        )
        en = (
            "The document holds no text, only pictures: it is scanned. Import a file in which the text can be selected."
        )
    return Fault(whole_file(document), sv, en)
