"""Documents that leave open every kind of doubt, and an answer to each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

from checker.agreement import Agreement, agreement_of
from checker.importer import Imported
from checker.importer.doubts.answers import answered, taken
from checker.importer.doubts.questions import Question, questions
from tests.importer.reading import imported, real, source_text

OTHER = Path(__file__).with_name("other.txt").read_text("utf-8")

ANSWERS = {
    "figures": "2",
    "better": "1",
    "claims": "tryggheten: ska öka; brotten: högst 5 st, år 2027",
    "measured-by": "inga",
    "measure": "något mått",
    "serves": "inga",
    "recipients": "1 2",
    "lead": "2",
    "holder": "1",
    "follow-up": "vår helår",
    "date": "2024-02-29",
    "board-name": "Nämnden",
    "remuneration": "stated",
    "heading": "1",
    "under": "1",
    "spelling": "2",
    "unread": "1",
}
"""An answer that fits every question of a kind; `answer_to` has the rest."""


def _doubtful_text() -> str:
    text = OTHER.replace("till Gata, park och trafik och Samhällsbyggnad.", "till Framtidsenheten.")
    text = text.replace("Luften ska vara ren\n", "Luften ska vara ren\n\nÖnskade resultat:\n\nBättre luft (MN)\n")
    text = text.replace("Huvudansvarig: GPT.", "Ansvarig: GPT.")
    clause = "Kräver ett uppdrag samverkan utpekas en verksamhet som huvudansvarig."
    text = text.replace("3. Uppföljning\n", f"3. Ansvarsfördelning\n\n{clause}\n\n4. Uppföljning\n")
    text = text.replace("4. Ekonomi", "5. Ekonomi").replace("5. Bilagor", "6. Bilagor")
    unread = "INDIKATORER\n\nAntal laddplatser"
    return text.replace("Följs upp vid delår och helår.", f"Följs upp kvartalsvis.\n\n{unread}")


def _tight_text() -> str:
    text = source_text().replace("Nettokostnadsutveckling ska understiga", "Nettokostnadsutveckling i takt med")
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip())


TEXTS: dict[str, Callable[[], str]] = {"real": source_text, "tight": _tight_text, "doubtful": _doubtful_text}
"""The real agreement; it without empty lines, and with a result of which neither width nor words tell where it ends;
and a small one with what cannot be read: recipients, a lead, follow-up, a date, a board, a cell and a line."""


@cache
def tight() -> Imported:
    """The real agreement without empty lines, imported."""
    return imported(_tight_text())


@cache
def doubtful() -> Imported:
    """The small agreement, imported."""
    return imported(_doubtful_text())


def file_of(found: Imported) -> Agreement:
    """The agreement file that was written."""
    return agreement_of(found.file, "avtal.yaml")


DOCUMENTS: dict[str, Callable[[], Imported]] = {"real": real, "tight": tight, "doubtful": doubtful}


def answer_to(question: Question) -> str:
    """An answer that fits."""
    if question.code == "outcome-year":
        return question.choices[0].said
    if question.code == "unread" and question.place is not None:
        return "inget"
    if question.code == "joined":
        return str(min(2, len(question.choices)))
    return ANSWERS[question.code]


def after(agreement: Agreement, question: Question, said: str) -> Agreement:
    """The agreement with a question answered."""
    return agreement_of(answered(agreement, question, taken(question, said)), "avtal.yaml")


def resolved(agreement: Agreement, each: int | None = None) -> Agreement:
    """The agreement with every question answered; or the first few of each kind, the others left open."""
    given: Counter[str] = Counter()
    while left := [one for one in questions(agreement, "sv") if each is None or given[one.code] < each]:
        given[left[0].code] += 1
        agreement = after(agreement, left[0], answer_to(left[0]))
    return agreement
