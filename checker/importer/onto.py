"""A new draft of the document onto the agreement file of the last one: what people added stays with what it is about.

Nodes are paired as `styrkoll diff` pairs them. A question that was answered is not asked again, where what it is about
is still there; an answer that rests on words which are gone is asked anew. Ids stay, so that waivers and links hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, Final, NamedTuple

from checker.agreement import Agreement, agreement_of
from checker.decisions.changes import changes
from checker.decisions.pairing import Pairing, pair_graphs
from checker.graph import build_graph
from checker.importer import Imported
from checker.importer.write import agreement_file
from checker.run import Change

_READ_AGAIN: Final = frozenset({"date", "holder", "follow-up", "unread", "heading", "figures"})
"""Questions about what is printed: the new document's own words decide them."""

_OF_READERS: Final = ("unread", "mentions", "title_mentions", "data_source", "has_member", "belongs_to", "convened_by")
"""Fields that a reader may have added to what import found."""

_WORDS: Final = ("title", "text", "named_in_sentence", "name")
"""What a thing says; where that is the same, so is what readers saw in it."""

_PARTS: Final = {"results": "result", "indicators": "indicator"}


class Onto(NamedTuple):
    """The new file's bytes, its agreement, what changed in the document, and how many answers were kept."""

    file: bytes
    agreement: Agreement
    changes: tuple[Change, ...]
    kept: int


def import_onto(found: Imported, old: Agreement, document: str) -> Onto:
    """The imported draft with what people had added to `old`; `document` is the draft's name in the file.

    Raises:
        FaultsFound: where the file that comes of it could not be read.
    """
    before = build_graph(old)
    merging = _Merging(found, old, pair_graphs(before, build_graph(found.agreement)))
    value, doubts = merging.merged()
    file = agreement_file(value, doubts, document)
    agreement = agreement_of(file, document)
    after = build_graph(agreement)
    told = changes(before, after, pair_graphs(before, after))
    return Onto(file, agreement, tuple(told), merging.kept)


class _Merging:
    """Puts what people added into the new draft's value."""

    def __init__(self, found: Imported, old: Agreement, pairing: Pairing) -> None:
        self.found = found
        self.pairing = pairing
        self.value: dict[str, Any] = deepcopy(found.value)
        self.old: Any = old.document.value
        self.old_origin = build_graph(old).origin
        self.origin = build_graph(found.agreement).origin
        self.open = {(one["code"], one.get("about"), one.get("field")) for one in old.doubts}
        self.ids: dict[str, str] = {}
        self.judged: set[str] = set()
        self.kept = 0

    def merged(self) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """The value and the doubts that are left."""
        self._keep_ids()
        self._keep_claims()
        doubts = [doubt for doubt in self.found.written if not self._is_settled(doubt)]
        for before, now in self.pairing.newer.items():
            if now in self.origin and before in self.old_origin:
                self._keep_fields(_at(self.old, self.old_origin[before]), _at(self.value, self.origin[now]))
        self._keep_head()
        self._keep_bodies()
        for doubt in doubts:
            about = doubt.get("about", "")
            if about in self.ids:
                doubt["about"] = self.ids[about]
        return self.value, doubts

    def _keep_ids(self) -> None:
        """Paired results and indicators are called as before; new ones as nothing in the goal was called."""
        for item in self.value["items"]:
            for name, kind in _PARTS.items():
                parts = item.get(name, [])
                nodes = [f"{self._node_of(item)}/{kind}/{part['id']}" for part in parts]
                held = [self._old_id(node, self._node_of(item)) for node in nodes]
                used = {one for one in held if one} | self._old_ids(self._node_of(item), name)
                for part, node, kept in zip(parts, nodes, held, strict=True):
                    new = kept or next(one for one in _free(name[0]) if one not in used)
                    used.add(new)
                    part["id"] = new
                    self.ids[node] = f"{self._node_of(item)}/{kind}/{new}"

    def _keep_claims(self) -> None:
        """What readers wrote down as the claims of a result whose words are the same stays, whatever import reads."""
        for before, now in self.pairing.newer.items():
            if "/result/" not in before or "/claim/" in before or now not in self.origin:
                continue
            old, new = _at(self.old, self.old_origin[before]), _at(self.value, self.origin[now])
            if "claims" in old and old["text"] == new["text"]:
                held, _ = self._claims(old["claims"], old["text"], new["text"], before)
                _set(new, "claims", held)
                self.judged.add(now)
                self.kept += 1

    def _node_of(self, item: Mapping[str, Any]) -> str:
        position = next(at for at, one in enumerate(self.value["items"]) if one is item)
        return next(node for node, path in self.origin.items() if path == ("items", position))

    def _old_id(self, node: str, goal: str) -> str | None:
        before = self.pairing.older.get(node)
        if before is None or self.pairing.older.get(goal) != before.partition("/")[0]:
            return None
        return before.rpartition("/")[2]

    def _old_ids(self, goal: str, name: str) -> set[str]:
        before = self.pairing.older.get(goal)
        if before is None:
            return set()
        return {part["id"] for part in _at(self.old, self.old_origin[before]).get(name, ())}

    def _is_settled(self, doubt: dict[str, Any]) -> bool:
        """Whether a question was answered before; the answer is put in its place then."""
        now, field, code = doubt.get("about"), doubt.get("field"), doubt["code"]
        before = self.pairing.older.get(str(now))
        result = str(now).partition("/claim/")[0]
        if result in self.judged and (result != now or code == "claims"):
            return True
        if code in _READ_AGAIN or not field or before not in self.old_origin or now not in self.origin:
            return False
        if (code, before, field) in self.open:
            return False
        old, new = _at(self.old, self.old_origin[before]), _at(self.value, self.origin[now])
        if field not in old:
            # Nothing there and no question open: a reader found that there is nothing to say.
            if isinstance(new.get(field), dict) and "unknown" in new[field]:
                del new[field]
            return field not in new
        if isinstance(old[field], dict) and "unknown" in old[field]:
            return False
        held, whole = self._carried(code, old, new, str(before))
        if held is not None:
            _set(new, field, held)
            self.kept += 1
        return whole

    def _carried(self, code: str, old: dict[str, Any], new: dict[str, Any], before: str) -> tuple[Any, bool]:
        """An answer as it holds in the new draft, None where it does not; and whether all of it does."""
        match code:
            case "serves":
                return self._links(old["serves"], "")
            case "measured-by":
                return self._links(old["measured_by"], f"{before.partition('/')[0]}/indicator/")
            case "claims":
                return self._claims(old["claims"], old["text"], new["text"], before)
            case "outcome-year":
                placed = {year: figure for year, figure in old["outcomes"].items() if year != "unplaced"}
                same = [placed[year] for year in sorted(placed)] == new.get("outcomes", {}).get("unplaced")
                return (placed, True) if same and "unplaced" not in old["outcomes"] else (None, False)
            case "recipients":
                same = old["named_in_sentence"].get("quote") == new.get("named_in_sentence", {}).get("quote")
                return (old["named_in_sentence"], True) if same else (None, False)
            case "joined":
                return new["text"], old["text"] == new["text"]
            case _:
                field = next(one["field"] for one in self.found.written if one["code"] == code)
                return old[field], True

    def _links(self, old: Any, prefix: str) -> tuple[Any, bool]:
        """Links to what is still there, by its name now."""
        links = dict.fromkeys(old, "judged") if isinstance(old, list) else old
        held = {}
        for name, link in links.items():
            now = self.pairing.newer.get(prefix + name)
            if now is not None:
                held[self.ids.get(now, now).rpartition("/")[2] if prefix else now] = link
        return (held if held or not links else None), len(held) == len(links)

    def _claims(self, old: list[dict[str, Any]], was: str, text: str, before: str) -> tuple[Any, bool]:
        """The claims whose words still stand in the result."""
        held = []
        for claim in old:
            if claim.get("quote", claim["measure"]) in text or was == text:
                kept = dict(claim)
                if "measured_by" in kept:
                    kept["measured_by"] = self._links(kept["measured_by"], f"{before.partition('/')[0]}/indicator/")[0]
                    if kept["measured_by"] is None:
                        del kept["measured_by"]
                held.append(kept)
        return (held if held or not old else None), was == text

    def _keep_fields(self, old: Any, new: Any) -> None:
        """What readers saw in words that are the same."""
        if not isinstance(old, dict) or not isinstance(new, dict):
            return
        if all(_plain(old.get(word)) == _plain(new.get(word)) for word in _WORDS):
            for field in _OF_READERS:
                if field in old and old[field] != new.get(field):
                    _set(new, field, old[field])

    def _keep_head(self) -> None:
        old, new = self.old["agreement"], self.value["agreement"]
        if "explained_gaps" in old and "explained_gaps" not in new:
            _set(new, "explained_gaps", old["explained_gaps"])

    def _keep_bodies(self) -> None:
        """Bodies that readers declared and that the new draft names somewhere."""
        there = {body["code"] for body in self.value["bodies"]}
        said = self.found.agreement.document.text.casefold()
        for body in self.old["bodies"]:
            name = body.get("name")
            named = isinstance(name, str) and name.casefold() in said
            if body["code"] not in there and not body.get("party") and (named or _names(self.value, body["code"])):
                self.value["bodies"].append({key: held for key, held in body.items() if key != "source"})


def _names(value: Any, code: str) -> bool:
    """Whether a value names a body by its code, in a list of such."""
    if isinstance(value, dict):
        return any(_names(held, code) for held in value.values())
    return isinstance(value, list) and any(one == code or _names(one, code) for one in value)


def _plain(value: Any) -> Any:
    """A value without its place in the document."""
    return {key: held for key, held in value.items() if key != "source"} if isinstance(value, dict) else value


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def _set(entry: dict[str, Any], field: str, held: Any) -> None:
    """Sets a field, a new one before the source, where people write it."""
    if field in entry or "source" not in entry:
        entry[field] = held
        return
    source = entry.pop("source")
    entry[field] = held
    entry["source"] = source


def _free(letter: str) -> Iterator[str]:
    number = 1
    while True:
        yield f"{letter}{number}"
        number += 1
