"""What the graph picture says, in its labels and in its text alternative."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from checker.finding import State
from checker.gapreport.pictures.chain import BASE, GROUPS, NOT_KNOWN, NOT_SHARED, TO_ALL, TO_SOME, Chain, Item
from checker.gapreport.pictures.responsibility import WORDS, Load, Role
from checker.graph import Graph
from checker.rendering import label
from checker.words import HARD_SPACE, Language, Text, enumerate_words

KINDS: Final = {
    "goal": (Text("mål", "goal"), Text("mål", "goals")),
    "assignment": (Text("uppdrag", "assignment"), Text("uppdrag", "assignments")),
    "base_assignment": (Text("grunduppdrag", "base assignment"), Text("grunduppdrag", "base assignments")),
}
SETTLED: Final = {
    State.WAIVED: Text("Beviljat undantag: ", "Waived: "),
    State.BASELINE: Text("Fanns i utgångsläget: ", "In the baseline: "),
}
NOTHING: Final = Text("har inget av detta", "has none of this")
_HELD: Final = {
    Role.LEADS: (Text("leder {}", "leads {}"),) * 2,
    Role.SOLE: (Text("ansvarar ensam för {}", "is solely responsible for {}"),) * 2,
    Role.TAKES_PART: (Text("deltar i {}", "takes part in {}"),) * 2,
    Role.SUPPORTS: (Text("stöttar {}", "supports {}"),) * 2,
    Role.GOAL: (Text("har {} mål", "has {} goal"), Text("har {} mål", "has {} goals")),
    Role.BASE: (Text("{} grunduppdrag", "{} base assignment"), Text("{} grunduppdrag", "{} base assignments")),
}
COUNTS: Final = Text(
    "Siffrorna för verksamheterna räknar även det som är delat till alla.",
    "The divisions' figures count what is given to all as well.",
)
NO_TITLE: Final = Text("(utan rubrik)", "(no title)")


def counted(number: int, kind: str, language: Language) -> str:
    """`3 mål`, `1 base assignment`."""
    return f"{number} {KINDS[kind][number != 1].in_(language)}"


def kinds_counted(items: tuple[Item, ...], language: Language) -> str:
    """`11 mål och 5 uppdrag`; "" for no items."""
    counts = {kind: sum(item.kind == kind for item in items) for kind in KINDS}
    return enumerate_words([counted(count, kind, language) for kind, count in counts.items() if count], language)


def heading(found: Chain, graph: Graph, language: Language) -> str:
    """What the picture is called."""
    board, council = found.board, found.council
    if found.division is not None:
        name = label(graph, found.division, language)
        return Text(f"Mål och uppdrag som rör {name}", f"Goals and assignments that concern {name}").in_(language)
    if council is None:
        return Text(f"Från {board} till verksamheterna", f"From {board} to the divisions").in_(language)
    return Text(f"Från {council} via {board} till verksamheterna", f"From {council} by {board} to the divisions").in_(
        language
    )


def group_heading(group: str, found: Chain, language: Language) -> str:
    """What a group of items is called, with how many there are."""
    number, all_ = len(found.groups[group]), len(found.divisions)
    board = found.board
    name = {
        TO_ALL: Text(f"Delat till alla {all_} verksamheter", f"Given to all {all_} divisions"),
        TO_SOME: Text("Delat till vissa verksamheter", "Given to some divisions")
        if all_ != 1
        else Text(f"Delat till {found.divisions[0]}", f"Given to {found.divisions[0]}"),
        NOT_SHARED: Text(f"Inte delat vidare från {board}", f"Not passed on by {board}"),
        NOT_KNOWN: Text("Okänt vem som har fått det", "Not known who has it"),
        BASE: Text("Grunduppdrag", "Base assignments"),
    }[group]
    return f"{name.in_(language)} ({number})"


def everyone(found: Chain, language: Language) -> str:
    """`alla 7`."""
    return Text(f"alla {len(found.divisions)}", f"all {len(found.divisions)}").in_(language)


def who(item: Item, group: str, found: Chain, language: Language) -> str:
    """Who has, leads and supports an item, by code: `till DSO, DU och KLK · leds av DU`; "" for nothing."""
    parts = []
    if group == TO_SOME:
        to = enumerate_words(item.recipients, language)
        parts.append(Text(f"till {to}", f"to {to}").in_(language))
        parts += [WORDS[Role.SOLE].in_(language)] if item.sole else []
    elif group == TO_ALL and len(item.recipients) > len(found.divisions):
        more = enumerate_words([body for body in item.recipients if body not in found.divisions], language)
        parts.append(Text(f"också till {more}", f"also to {more}").in_(language))
    if item.leads:
        leads = enumerate_words(item.leads, language)
        parts.append(Text(f"leds av {leads}", f"led by {leads}").in_(language))
    if item.supports:
        supports = enumerate_words(item.supports, language)
        parts.append(Text(f"med stöd av {supports}", f"supported by {supports}").in_(language))
    return in_a_row(parts)


def stays(item: Item, found: Chain, language: Language) -> str:
    """What the end of the line says of an item that was not passed on."""
    if item.kept:
        return Text(f"{found.board} behåller", f"{found.board} keeps it").in_(language)
    return Text("ingen har fått det", "nobody has it").in_(language)


def load_words(load: Load, language: Language) -> tuple[str, ...]:
    """What a division has: `leder 2`, `deltar i 12`, `2 grunduppdrag`; what it has not is not said."""
    return tuple(held(load, role, language) for role in Role if load.count(role)) or (NOTHING.in_(language),)


def held(load: Load, role: Role, language: Language) -> str:
    """How much a division has in a role: `har 3 mål`, `leads 0`."""
    count = load.count(role)
    return _HELD[role][count != 1].in_(language).format(count)


def in_a_row(parts: Iterable[str]) -> str:
    """Parts as they stand in a picture, with signs between them; each is kept in one line where it has room."""
    return f"{HARD_SPACE}· ".join(part.replace(" ", HARD_SPACE) for part in parts)


def described(found: Chain, loads: tuple[Load, ...], graph: Graph, language: Language) -> str:
    """The picture in words: what there is, how it is shared, what each division has, and every gap."""
    items = found.items
    said = [_decided(found, graph, language), *_shared(found, language)]
    for load in loads:
        said.append(f"{label(graph, load.division, language)}: {', '.join(load_words(load, language))}.")
    gaps = [f"{item.number}: {title.in_(language)}." for item in items for title in item.gaps]
    for body, titles in found.gaps.items():
        whose = label(graph, body, language) if body else Text("Överenskommelsen", "The agreement").in_(language)
        gaps += [f"{whose}: {title.in_(language)}." for title in titles]
    number = len(gaps)
    if not gaps:
        said.append(Text("Inget måste rättas.", "Nothing must be mended.").in_(language))
    else:
        sv = f"{number} {'brist' if number == 1 else 'brister'} måste rättas."
        said.append(Text(sv, f"{number} {'gap' if number == 1 else 'gaps'} must be mended.").in_(language))
    return " ".join([*said, *gaps])


def _decided(found: Chain, graph: Graph, language: Language) -> str:
    parts = []
    for body in dict.fromkeys(body for item in found.items for body in item.decided_by):
        decided = kinds_counted(tuple(item for item in found.items if body in item.decided_by), language)
        name = label(graph, body, language)
        parts.append(Text(f"{name} har beslutat {decided}.", f"{name} has decided {decided}.").in_(language))
    nobody = tuple(item for item in found.items if not item.decided_by)
    if nobody:
        counts = kinds_counted(nobody, language)
        sv = f"För {counts} framgår inte vem som har beslutat."
        parts.append(Text(sv, f"It is not said who has decided {counts}.").in_(language))
    return " ".join(parts)


def _shared(found: Chain, language: Language) -> list[str]:
    return [
        f"{group_heading(group, found, language).rpartition(' (')[0]}: {kinds_counted(items, language)}."
        for group in GROUPS
        if (items := found.groups[group])
    ]
