"""What people added to the agreement file of an earlier draft, put into the new draft where its words still hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.agreement import Agreement, agreement_of
from checker.decisions.pairing import pair_graphs
from checker.graph import build_graph
from checker.importer.doubts.settling import PRINTED
from checker.importer.filed import at, put
from checker.importer.write import agreement_file

_OF_READERS: Final = ("unread", "mentions", "title_mentions", "data_source", "has_member", "belongs_to", "convened_by")
"""Fields that a reader may have added to what import found."""

_ADDED: Final = ("funding", "follow_up_reason", "common_rows_reason", "definition_from", "explained_gaps")
"""Fields that import never writes: whoever wrote them knew it from elsewhere."""

_WORDS: Final = ("title", "text", "named_in_sentence", "name")
"""What a thing says; where that is the same, so is what readers saw in it."""

_PARTS: Final = {"results": "result", "indicators": "indicator"}


class Carrying:
    """Puts what people added into the new draft's value."""

    def __init__(self, value: dict[str, Any], doubts: list[dict[str, Any]], old: Agreement, document: str) -> None:
        draft = agreement_of(agreement_file(value, doubts, document), document)
        before, now = build_graph(old), build_graph(draft)
        self.value, self.doubts = value, doubts
        self.said = draft.document.text.casefold()
        self.pairing = pair_graphs(before, now)
        self.old: Any = old.document.value
        self.old_doubts = old.doubts
        self.old_origin, self.origin = before.origin, now.origin
        self.open = {(one["code"], one.get("about"), one.get("field")) for one in old.doubts}
        self.ids: dict[str, str] = {}
        self.judged: dict[str, str] = {}
        self.kept = 0

    def merged(self) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """The value and the doubts that are left."""
        self._keep_ids()
        self._keep_claims()
        doubts = [*self._left()]
        for before, now in self.pairing.newer.items():
            # Outcomes are figures, with nothing of their own, and the answers have moved them.
            if now in self.origin and before in self.old_origin and "/outcome/" not in before:
                self._keep_fields(at(self.old, self.old_origin[before]), at(self.value, self.origin[now]))
        self._keep_bodies()
        return self.value, [self.renamed(doubt) for doubt in doubts]

    def renamed(self, asked: dict[str, Any]) -> dict[str, Any]:
        """A doubt, or an answer, about a part by the name that it has in the file."""
        about = str(asked.get("about", ""))
        part, claim, number = about.partition("/claim/")
        return {**asked, "about": self.ids[part] + claim + number} if part in self.ids else asked

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
            old, new = at(self.old, self.old_origin[before]), at(self.value, self.origin[now])
            if "claims" in old and old["text"] == new["text"]:
                held, _ = self._claims(old["claims"], old["text"], new["text"], before)
                self.kept += _bare(held) != _bare(new.get("claims", []))
                put(new, "claims", held)
                self.judged[now] = before

    def _node_of(self, item: Mapping[str, Any]) -> str:
        position = next(place for place, one in enumerate(self.value["items"]) if one is item)
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
        return {part["id"] for part in at(self.old, self.old_origin[before]).get(name, ())}

    def _left(self) -> Iterator[dict[str, Any]]:
        """The doubts that are still to be asked: the new draft's, and for a result that is the same its own."""
        told: set[str] = set()
        for doubt in self.doubts:
            result = str(doubt.get("about", "")).partition("/claim/")[0]
            if result in self.judged and doubt["code"] != "joined":
                if result not in told:
                    told.add(result)
                    yield from self._still_open(result, doubt)
                if doubt["code"] != "claims":  # they are kept already
                    self._is_settled(doubt)
            elif not self._is_settled(doubt):
                yield doubt

    def _still_open(self, result: str, new: dict[str, Any]) -> Iterator[dict[str, Any]]:
        before = self.judged[result]
        for doubt in self.old_doubts:
            part, claim, number = str(doubt.get("about", "")).partition("/claim/")
            if part == before and doubt["code"] != "joined":
                yield {**doubt, "about": result + claim + number, "source": new.get("source", {})}

    def _is_settled(self, doubt: dict[str, Any]) -> bool:
        """Whether a question was answered before; the answer is put in its place then."""
        now, field, code = doubt.get("about"), doubt.get("field"), doubt["code"]
        before = self.pairing.older.get(str(now))
        if (code in PRINTED and code != "recipients") or not field:
            return False
        if before not in self.old_origin or now not in self.origin or (code, before, field) in self.open:
            return False
        old, new = at(self.old, self.old_origin[before]), at(self.value, self.origin[now])
        if field not in old:
            # Nothing there and no question open: a reader found that there is nothing to say.
            if isinstance(new.get(field), dict) and "unknown" in new[field]:
                del new[field]
            return field not in new
        if isinstance(old[field], dict) and "unknown" in old[field]:
            return False
        held, whole = self._carried(doubt, old, new, str(before))
        if held is not None:
            put(new, field, held)
            self.kept += 1
        return whole

    def _carried(
        self, doubt: dict[str, Any], old: dict[str, Any], new: dict[str, Any], before: str
    ) -> tuple[Any, bool]:
        """An answer as it holds in the new draft, None where it does not; and whether all of it does."""
        match doubt["code"]:
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
                same = old[doubt["field"]].get("quote") == doubt["read"]
                return (old[doubt["field"]], True) if same else (None, False)
            case _:
                return old[doubt["field"]], True

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
        """What readers saw in words that are the same, and what only they can have written."""
        if not isinstance(old, dict) or not isinstance(new, dict):
            return
        same = all(_plain(old.get(word)) == _plain(new.get(word)) for word in _WORDS)
        for field in (*(_OF_READERS if same else ()), *_ADDED):
            if field in old and old[field] != new.get(field):
                put(new, field, old[field])

    def _keep_bodies(self) -> None:
        """Bodies that readers declared and that the new draft names somewhere."""
        there = {body["code"] for body in self.value["bodies"]}
        for body in self.old["bodies"]:
            name = body.get("name")
            named = isinstance(name, str) and name.casefold() in self.said
            if body["code"] not in there and not body.get("party") and (named or _names(self.value, body["code"])):
                self.value["bodies"].append(dict(body))


def _bare(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Claims without what measures them."""
    return [{name: held for name, held in claim.items() if name != "measured_by"} for claim in claims]


def _names(value: Any, code: str) -> bool:
    """Whether a value names a body by its code, in a list of such."""
    if isinstance(value, dict):
        return any(_names(held, code) for held in value.values())
    return isinstance(value, list) and any(one == code or _names(one, code) for one in value)


def _plain(value: Any) -> Any:
    """A value without its place in the document."""
    return {key: held for key, held in value.items() if key != "source"} if isinstance(value, dict) else value


def _free(letter: str) -> Iterator[str]:
    number = 1
    while True:
        yield f"{letter}{number}"
        number += 1
