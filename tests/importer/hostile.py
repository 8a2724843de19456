"""Text of one kind without end, after the beginning of a real agreement: what an import might take too long to read."""

from __future__ import annotations

from typing import Final

from tests.importer.reading import source_text

HEAD: Final = "\n".join(source_text().split("\n")[:60])

_GOAL: Final = "MÅL KF\n1.1.1 Ett mål (KS)\n"
_TABLE: Final = "INDIKATOR\nTitel Utfall 2024 Utfall 2025\n"
_APPENDIX: Final = "Grunduppdrag Samhällsbyggnad\nAllmänt\n"

PIECES: Final = {
    "numbers": "1.1.1 Mål\n",
    "items": "SÄRSKILT UPPDRAG KF\n\n9.1.1 Något som ska göras (KS)\n\n",
    "items given to somebody": "SÄRSKILT UPPDRAG KF\n9.1.1 Något (KS)\nKommunstyrelsen ger uppdraget till KLK.\n",
    "items on a line": "SÄRSKILT UPPDRAG KF 9.1.1 Något (KS) ",
    "indicators": "INDIKATOR Utfall 2024 Utfall 2025\nAndel (%) 259 139\n",
    "tables": f"{_GOAL}{_TABLE}Andel resor, procent\n12 13\n",
    "figures": "259 139 14 382\n",
    "capitals": "ABC DEF (GHI), ",
    "short lines of capitals": "ABC DEF\n",
    "titles in one line": "Ord Ord Ord Ord Ord Ord\n",
    "brackets": "(",
    "parentheses": "(KS) ",
    "codes": "KS, SHB och TEK ",
    "names": "Samhällsbyggnad (SHB), ",
    "spaces": " ",
    "tabs": "a\tb\tc\n",
    "short lines": "a\n\n",
    "broken words": "abc-\n",
    "lines in small letters": "abc def ghi\n",
    "running text": "Det här är en mening som är ganska lång och full av ord.\nmer av samma sak i en rad till\n",
    "dates": "2026-01-01 – 2026-12-31\n",
    "results": f"{_GOAL}Önskat resultat\nAndelen ska öka till minst 95 %\n",
    "results of many parts": f"{_GOAL}Önskat resultat\n{'andelen ska öka och minska samt öka till minst 95 %, ' * 9}\n",
    "quotation marks": "”",
    "a word": "a",
    "dots": ".",
    "assigned": "Kommunstyrelsen ger uppdraget till alla verksamheter. ",
    "assigned on lines": "Kommunstyrelsen ger uppdraget till alla verksamheter.\n",
    "areas": "1. Målområde Hållbar\n",
    "sections": "Ekonomi (KS)\nText som står här.\n",
    "base assignments": (
        "GRUNDVERKSAMHET\n6.2.1. Grunduppdrag: Samhällsbyggnad (KS - SHB)\nGrunduppdraget från Kommunstyrelsen till "
        f"Samhällsbyggnad omfattar områdena {', '.join(f'Område{n} och annat{n}' for n in range(20))}.\n"
    ),
    "appendices": f"KK25/566 Bilaga\n\n{_APPENDIX}\nKrishantering Samhällsbyggnad planerar.\n",
    "lines between items that nothing reads": f"MÅL KF\n{{number}} Ett mål (KS)\n{_TABLE}Det här läser ingen.\n",
    "groups": "Strategisk samordningsgrupp (SSG) – SHB sammankallar.\n",
}
"""What comes again and again, by name."""

_BEGINNINGS: Final = {
    "an item of many lines": ("SÄRSKILT UPPDRAG KF\n9.1.1 Något\n", "som ska göras\n"),
    "a table of many rows": (f"{_GOAL}{_TABLE}", "Mått ett, antal\n12 13\n"),
    "a title of many lines": (f"{_GOAL}{_TABLE}", "mått ett antal\n"),
    "a row of many lines": (_APPENDIX, "Kort rad\n"),
    "a row of many points": (
        f"{_APPENDIX}Krishantering Samhällsbyggnad planerar.\n",
        "• Ansvar för något.\nKort rubrik.\n",
    ),
    "a result of many lines": (f"{_GOAL}Önskat resultat\n", "Andelen ska öka till minst 95 %\n"),
}

KINDS: Final = (*PIECES, *_BEGINNINGS)


def hostile(kind: str, size: int) -> str:
    """So many bytes, at most, of one kind."""
    begin, piece = _BEGINNINGS.get(kind) or ("", PIECES[kind])
    head = f"{HEAD}\n\n{begin}"
    count = (size - len(head.encode())) // len(piece.encode())
    if "{number}" in piece:
        return head + "".join(piece.format(number=f"9.{one // 99 + 1}.{one % 99 + 1}") for one in range(count))
    return head + piece * count
