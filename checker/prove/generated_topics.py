"""What generated agreements speak of: things and places that nobody has decided on."""

from __future__ import annotations

from itertools import product
from typing import Final

THINGS: Final = (
    *(
        "cykelvägar",
        "lekplatser",
        "solceller",
        "laddstolpar",
        "dagvatten",
        "gårdsbutiker",
        "vandringsleder",
        "äppelodlingar",
    ),
    *(
        "musikskola",
        "bostäder",
        "simundervisning",
        "fjärrvärme",
        "trygghetslarm",
        "återbruk",
        "sommarjobb",
        "konserter",
    ),
    *(
        "gatljus",
        "fiskevård",
        "trädplantering",
        "skidspår",
        "friskvård",
        "byggnadsvård",
        "arkivhandlingar",
        "busshållplatser",
    ),
)
PLACES: Final = (
    *("Björkholmen", "Granliden", "Sjövik", "Norrfors", "Ekbacken", "Lillåker", "Vinterby", "Stenhamra", "Högalund"),
    *("Kvarnbyn", "Tallmon", "Solberga", "Ängsvik", "Dalstorp", "Furulund", "Rönnäs", "Hedeby", "Myrtorp", "Klockrike"),
)
_FEW: Final = 200
"""So many items have topics enough without places that are put together."""
_OF_WHAT: Final = (
    ("skol", "park", "torg", "strand", "idrotts", "kyrko", "industri", "cykel", "gång", "väg", "hamn", "skogs"),
    ("belysning", "staket", "bänkar", "skyltar", "träd", "rabatter", "broar", "trappor", "murar", "dammar"),
    ("program", "planer", "nätverk", "stöd", "vård", "rådgivning", "utställningar", "besiktning", "tillsyn"),
)
_OF_PLACES: Final = (
    ("Alm", "Asp", "Berg", "Björk", "Ek", "Gran", "Hav", "Häst", "Kyrk", "Lind", "Lång", "Mo", "Näs"),
    ("bo", "hult", "landa", "linge", "red", "torp", "vall"),
    ("backe", "dal", "fors", "holm", "mark", "strand", "viken", "ängen"),
)


def _made(parts: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Words for very large agreements, put together: what they speak of grows with them, as where people write."""
    return tuple(map("".join, product(*parts)))


def topics_for(items: int) -> tuple[tuple[str, str], ...]:
    """Things and places, each pair once: at least two for each of so many items."""
    things, places = (THINGS, PLACES) if items <= _FEW else (_made(_OF_WHAT), _made(_OF_PLACES))
    return tuple(product(things, places))
