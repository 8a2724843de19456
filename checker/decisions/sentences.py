"""Differences -> sentences: for what matters one of its own, for every other word a general one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from checker.decisions.change_words import BESIDE, DEFINITE, PARTS, RELATIONS_TOLD, SAYS
from checker.decisions.differences import Difference
from checker.decisions.naming import Naming
from checker.decisions.pairing import Pairing
from checker.decisions.prose import edits, edits_said
from checker.named import NamedTuple
from checker.vocabulary import ATTRIBUTES, RELATIONS
from checker.vocabulary.labels import LABELS
from checker.words import LANGUAGES, Text, filled

_PROSE: Final = {"text", "focus"}
_PERIOD: Final = {"start", "end", "trial_end", "period_start", "period_end"}
_RECIPIENTS: Final = {"delegated_to", "named_in_heading", "named_in_sentence"}
_SHORT: Final = 60
_NOT_KNOWN: Final = {
    "serves": ("no_link", "not_judged"),
    "measured_by": ("no_link", "not_judged"),
    "has_claim": ("no_claims", "not_read"),
}
"""Where unknown means that no reader has looked: what is said when one did and found nothing, and of the reverse."""


class Sentence(NamedTuple):
    """What is said of a node, and the word and value where the file says it.

    `joint` is what stands between the node's name and it; `whole` that it names the node itself.
    """

    text: Text
    word: str
    value: object | None = None
    joint: str = ": "
    whole: bool = False


class Teller(NamedTuple):
    """What sentences are made from: the names of both versions, which node is which, and all that differs, by node."""

    was: Naming
    now: Naming
    pairing: Pairing
    found: dict[str, dict[str, Difference]]


def sentences(teller: Teller, found: Difference) -> Iterator[Sentence]:
    """What is said of a word that has no sentence of its own."""
    if found.knowledge:
        yield from knowledge(teller, found)
        if not (found.was and found.now) and not found.come:
            return  # what was there is told with what is not known now
        if found.word in ATTRIBUTES and not found.was:
            return
    if found.word in RELATIONS:
        yield from _relation(teller, found)
    elif found.word in _PROSE or _is_long(found):
        yield prose(found, _definite(found.word))
    elif found.word in ATTRIBUTES and ATTRIBUTES[found.word].many:
        yield from _listed(teller, found)
    elif found.was or found.now:
        yield _plain(teller, found)


def prose(found: Difference, label: Text | None) -> Sentence:
    """The words that changed in a text; without a label where the node's name says which text."""
    made = edits([*map(str, found.was)], [*map(str, found.now)])
    value = found.come[0] if found.come else None
    if not made:
        return Sentence(filled(SAYS["reordered"], label=label or ""), found.word, joint=", ")
    said = edits_said(made)
    if label is None:
        return Sentence(said, found.word, value)
    return Sentence(filled(SAYS["edited"], label=label, edits=said), found.word, value, joint=", ")


def knowledge(teller: Teller, found: Difference) -> Iterator[Sentence]:
    """What came to be known, or is so no longer."""
    word, was, now = found.word, found.was_unknown, found.now_unknown
    label, own = _label(word), word in _NOT_KNOWN
    if now:
        reason = Text(*("; ".join(dict.fromkeys(one.reason.in_(language) for one in now)) for language in LANGUAGES))
        text = filled(SAYS["still_unknown" if was else "became_unknown"], label=label, reason=reason)
        if own and not was:
            text = SAYS[_NOT_KNOWN[word][1]]
        if found.gone and not found.now:
            gone = teller.was.nodes(found.gone) if word in RELATIONS else teller.was.values(found.gone, word)
            text = filled(SAYS["formerly"], said=text, gone=gone)
        yield Sentence(text, word)
    elif found.now and word in ATTRIBUTES:
        yield Sentence(filled(SAYS["became_known"], label=label, now=teller.now.values(found.now, word)), word)
    elif not found.now:
        yield Sentence(SAYS[_NOT_KNOWN[word][0]] if own else filled(SAYS["no_longer_unknown"], label=label), word)


def _plain(teller: Teller, found: Difference) -> Sentence:
    word = found.word
    was, now = teller.was.values(found.was, word), teller.now.values(found.now, word)
    if not found.was:
        return Sentence(filled(SAYS["come"], label=_label(word), now=now), word, found.now[0])
    if not found.now:
        return Sentence(filled(SAYS["gone"], label=_definite(word), was=was), word)
    key, before, value = "changed", found.was[0], found.now[0]
    if word in _PERIOD and isinstance(value, date) and isinstance(before, date):
        key = "later" if value > before else "earlier"
    return Sentence(filled(SAYS[key], label=_definite(word), was=was, now=now), word, value)


def _listed(teller: Teller, found: Difference) -> Iterator[Sentence]:
    word, label = found.word, _label(found.word)
    if found.come:
        come = teller.now.values(found.come, word)
        yield Sentence(filled(SAYS["listed"], label=label, come=come), word, found.come[0], joint=", ")
    if found.gone:
        gone = teller.was.values(found.gone, word)
        yield Sentence(filled(SAYS["unlisted"], label=label, gone=gone), word, joint=", ")


def _relation(teller: Teller, found: Difference) -> Iterator[Sentence]:
    word, (was, now) = found.word, (teller.was, teller.now)
    told = RELATIONS_TOLD[word]
    everyone = was.everyone(found.was), now.everyone(found.now)
    come, gone = found.come, found.gone
    if word in _RECIPIENTS and all(everyone):
        come = gone = ()  # all divisions, before and now: which these are is told of the parties
    elif word in _RECIPIENTS and any(everyone) and found.was and found.now:
        come, gone = found.now, found.was
    names: dict[str, Text | str] = {
        "come": now.nodes(come, link=(found.node, word)) if come else "",
        "gone": was.nodes(gone) if gone else "",
        "lead": now.lead(),
    }
    if come and gone and told.instead is not None:
        yield Sentence(filled(told.instead, **names), word, come[0])
    else:
        if come:
            beside = told.also if told.also is not None and not gone and len(found.now) > len(come) else told.come
            yield Sentence(filled(beside, **names), word, come[0])
        if gone:
            yield Sentence(filled(told.gone, **names), word, gone[0] if word == "has_party" else None)
    for target in found.relinked:
        link = now.graph.links.get((found.node, word, target), "stated")
        yield Sentence(filled(SAYS[f"relinked_{link}"], who=now.node(target)), word, target)


def _is_long(found: Difference) -> bool:
    """Whether a text is told by the words that changed in it, since it is too long to be told whole."""
    texts = (*found.was, *found.now)
    many = found.word in ATTRIBUTES and ATTRIBUTES[found.word].many
    return bool(found.was and found.now) and not many and any(isinstance(t, str) and len(t) > _SHORT for t in texts)


def _label(word: str) -> Text:
    """What a word is called, or what stands beside the words: `descriptions.SHB`."""
    if word in LABELS:
        return LABELS[word]
    key, _, part = word.partition(".")
    after = PARTS.get(part, Text(part, part))
    return Text(*(f"{BESIDE[key].in_(one)} {after.in_(one)}".strip() for one in LANGUAGES))


def _definite(word: str) -> Text:
    return DEFINITE[word] if word in DEFINITE else _label(word)
