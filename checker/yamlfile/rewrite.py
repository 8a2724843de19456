"""A file that was read and another value -> the file's text with that value, changed only where the two differ.

Comments, the order of keys, empty lines and the way things are written stay with what stays. A comment above an entry
of a list that is gone goes with it; one at a field that is gone stays with what had the field, and one that stands by
itself stays. Nothing here knows what the values mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from checker.named import NamedTuple
from checker.yamlfile.document import Document
from checker.yamlfile.emit import WIDTH, Style, entry_lines, list_lines, one_line
from checker.yamlfile.pairs import paired
from checker.yamlfile.places import PathInFile

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_COMMENT_AFTER: Final = re.compile(r"[ \t]+#[^\r\n]*")
_COMMENT: Final = re.compile(r"#[^\r\n]*")
_HEADER_COMMENT: Final = re.compile(r"[|>][-+\d]*[ \t]+(#[^\r\n]*)")
_DASH: Final = re.compile(r"-(?=\s|$)")


def rewritten(document: Document, value: Any, style: Style) -> str:
    """The text of `document` with `value` in it; what is new is written in `style`.

    `value` is made as the document's is: mappings and lists that hold text, the outermost one a mapping with a key.
    """
    return _Rewriting(document, style).whole(value)


class _Member(NamedTuple):
    """An entry of a block collection: what leads up to it, from the end of the one before, and itself.

    `written`: it is not as it stood.
    """

    lead: str
    body: str
    written: bool = False


class _Rewriting:
    """Writes the parts of a document that differ, and copies the others."""

    def __init__(self, document: Document, style: Style) -> None:
        self.document = document
        self.text = document.text
        self.style = style
        found = _LINE_END.search(self.text)
        self.line_end = found[0] if found else "\n"

    def whole(self, value: Any) -> str:
        begin, end = self.document.extent(())
        if self._is_block(()):
            tail = self.text[self._line_reach(end) :]
            inner = self._block((), self.document.value, value)
            return self.text[:begin] + inner + (tail if value == self.document.value else self._at_most(tail, 0))
        return self.text[:begin] + self._flow((), self.document.value, value) + self.text[end:]

    def _is_block(self, path: PathInFile) -> bool:
        return self.text[self.document.extent(path)[0]] not in "{["

    def _line_reach(self, end: int) -> int:
        """The end of something in a block, with a comment that stands after it on its line."""
        found = _COMMENT_AFTER.match(self.text, end)
        return found.end() if found else end

    def _column(self, index: int) -> int:
        return index - max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) - 1

    def _block(self, path: PathInFile, old: Any, new: Any) -> str:
        """A block collection, from its first entry to its last one's end."""
        begin, _ = self.document.extent(path)
        indent = self._column(begin)
        if isinstance(old, dict):
            return self._joined(*self._mapping(path, old, new, indent), indent)
        return self._joined(*self._list(path, old, new, indent), indent)

    def _members(self, path: PathInFile, old: Any) -> list[_Member]:
        members: list[_Member] = []
        before, _ = self.document.extent(path)
        for step in old if isinstance(old, dict) else range(len(old)):
            inner = (*path, step)
            begin, _ = self.document.key_extent(inner) if isinstance(old, dict) else self.document.extent(inner)
            if isinstance(old, list):
                begin = self._dash(before, begin)
            end = self._line_reach(self.document.extent(inner)[1])
            members.append(_Member(self.text[before:begin], self.text[begin:end]))
            before = end
        return members

    def _dash(self, before: int, begin: int) -> int:
        """Where the dash of a list's entry stands, which begins at `begin`."""
        gap = _COMMENT.sub(lambda found: " " * len(found[0]), self.text[before:begin])
        return before + [found.start() for found in _DASH.finditer(gap)][-1]

    def _mapping(
        self, path: PathInFile, old: dict[str, Any], new: dict[str, Any], indent: int
    ) -> tuple[list[_Member | str], list[_Member]]:
        members = dict(zip(old, self._members(path, old), strict=True))
        order = [key for key in old if key in new]
        before: str | None = None
        for key in new:
            if key not in old:
                order.insert(order.index(before) + 1 if before is not None else 0, key)
            before = key
        if path:
            members = self._with_those_of_the_gone(path, members, new, indent)
        written: list[_Member | str] = []
        for key in order:
            if key not in old:
                written.append(self._new_entry(path, key, new[key], indent))
            elif old[key] == new[key]:
                written.append(members[key])
            else:
                written.append(self._changed_entry((*path, key), old[key], new[key], indent, members[key]))
        return written, [member for key, member in members.items() if key not in new]

    def _with_those_of_the_gone(
        self, path: PathInFile, members: dict[str, _Member], new: dict[str, Any], indent: int
    ) -> dict[str, _Member]:
        """The entries that stay, and with them the comments at those before them, or after the last, that do not."""
        between = self.line_end + " " * indent
        kept: dict[str, _Member] = {}
        left = ""
        for key, one in members.items():
            if key in new:
                kept[key] = one._replace(lead=left + (one.lead or between)) if left else one
                left = ""
            else:
                begin, end = self.document.key_extent((*path, key))[1], self.document.extent((*path, key))[1]
                after = _COMMENT.findall(self.text, end, self._line_reach(end))
                comments = [*_COMMENT.findall(one.lead), *self._comments((*path, key), begin), *after]
                left += "".join(between + comment for comment in comments)
        if left and kept:
            key, one = kept.popitem()
            kept[key] = one._replace(body=one.body + left)
        return kept

    def _list(
        self, path: PathInFile, old: list[Any], new: list[Any], indent: int
    ) -> tuple[list[_Member | str], list[_Member]]:
        members = self._members(path, old)
        partners = paired(old, new, self.style.names)
        written: list[_Member | str] = []
        for value, position in zip(new, partners, strict=True):
            if position is None:
                lines = list_lines(self._key(path), [value], indent, self.style, quoted=self._quoted(path))
                written.append(self.line_end.join(lines).lstrip(" "))
            elif old[position] == value:
                written.append(members[position])
            else:
                written.append(self._changed_member(path, position, old[position], value, indent, members[position]))
        return written, [member for position, member in enumerate(members) if position not in partners]

    def _key(self, path: PathInFile) -> str:
        return next((step for step in reversed(path) if isinstance(step, str)), "")

    def _quoted(self, path: PathInFile) -> bool:
        return any(step in self.style.quoted for step in path)

    def _new_entry(self, path: PathInFile, key: str, value: Any, indent: int) -> str:
        opened = bool(path) and path[-1] in self.style.open_entries
        lines = entry_lines(key, value, indent, self.style, quoted=self._quoted(path), opened=opened)
        return self.line_end.join(lines).lstrip(" ")

    def _changed_entry(self, path: PathInFile, old: Any, new: Any, indent: int, was: _Member) -> _Member:
        """An entry of a mapping with another value."""
        key_begin, _ = self.document.key_extent(path)
        begin, end = self.document.extent(path)
        head, after = self.text[key_begin:begin], self.text[end : self._line_reach(end)]
        if self._goes_on(path, old, new):
            return _Member(was.lead, head + self._block(path, old, new), written=True)
        if not isinstance(old, str) and not self._is_block(path) and new:
            inner = self._flow(path, old, new)
            if "\n" in self.text[begin:end] or indent + len(head) + len(inner) < WIDTH:
                return _Member(was.lead, head + inner + after, written=True)
        written = self._new_entry(path[:-1], str(path[-1]), new, indent)
        return self._with_comments(
            was.lead, written, self._comments(path, self.document.key_extent(path)[1]), after, indent
        )

    def _changed_member(
        self, path: PathInFile, position: int, old: Any, new: Any, indent: int, was: _Member
    ) -> _Member:
        """An entry of a list with another value."""
        inner = (*path, position)
        begin, end = self.document.extent(inner)
        dash = self._dash(max(begin - len(was.body), 0), begin)
        head, after = self.text[dash:begin], self.text[end : self._line_reach(end)]
        if self._goes_on(inner, old, new):
            return _Member(was.lead, head + self._block(inner, old, new), written=True)
        if not isinstance(old, str) and not self._is_block(inner) and new:
            written = self._flow(inner, old, new)
            if "\n" in self.text[begin:end] or indent + len(head) + len(written) < WIDTH:
                return _Member(was.lead, head + written + after, written=True)
        lines = list_lines(self._key(path), [new], indent, self.style, quoted=self._quoted(path))
        written = self.line_end.join(lines).lstrip(" ")
        return self._with_comments(was.lead, written, self._comments(inner, dash), after, indent)

    def _goes_on(self, path: PathInFile, old: Any, new: Any) -> bool:
        """Whether both are collections of one sort, the old one in block style, so that its entries can stay."""
        return bool(old and new) and isinstance(old, (dict, list)) and type(old) is type(new) and self._is_block(path)

    def _with_comments(self, lead: str, written: str, inside: Sequence[str], after: str, indent: int) -> _Member:
        """What was written anew, with the comments that stood in and after what it replaces."""
        if after and not inside and "\n" not in written:
            return _Member(lead, written + after, written=True)
        lines = [*inside, *([after.strip()] if after else [])]
        if not lines:
            return _Member(lead, written, written=True)
        between = self.line_end + " " * indent
        if not lead:
            return _Member(lead, between.join([written, *lines]), written=True)
        return _Member(lead + "".join(line + between for line in lines), written, written=True)

    def _comments(self, path: PathInFile, at: int) -> list[str]:
        """The comments from an index to a value's end: between scalars, and after the sign that opens a folded text."""
        _, end = self.document.extent(path)
        found: list[str] = []
        for first, last in (*sorted(self._scalars(path)), (end, end)):
            found += _COMMENT.findall(self.text, at, first)
            if header := _HEADER_COMMENT.match(self.text, first, last):
                found.append(header[1])
            at = last
        return found

    def _scalars(self, path: PathInFile) -> list[tuple[int, int]]:
        value: Any = self.document.value
        for step in path:
            value = value[step]
        if isinstance(value, str):
            return [self.document.extent(path)]
        if isinstance(value, dict):
            keys = [self.document.key_extent((*path, key)) for key in value]
            return [*keys, *(one for key in value for one in self._scalars((*path, key)))]
        return [one for position in range(len(value)) for one in self._scalars((*path, position))]

    def _flow(self, path: PathInFile, old: Any, new: Any) -> str:
        """A collection in flow style: its entries where they stand if it has the same ones, else on one line."""
        begin, end = self.document.extent(path)
        if old == new:
            return self.text[begin:end]
        same = isinstance(old, (dict, list)) and type(old) is type(new) and len(old) == len(new)
        if not same or (isinstance(old, dict) and [*old] != [*new]):
            return one_line(new, self.style, quoted=self._quoted(path))
        written, at = "", begin
        for step in old if isinstance(old, dict) else range(len(old)):
            first, last = self.document.extent((*path, step))
            written += self.text[at:first] + self._flow((*path, step), old[step], new[step])
            at = last
        return written + self.text[at:end]

    def _joined(self, written: list[_Member | str], gone: list[_Member], indent: int) -> str:
        """The entries one after another, new ones as far apart as the others are."""
        leads = [one.lead for one in (*written, *gone) if isinstance(one, _Member) and one.lead]
        wide = bool(leads) and all(len(_LINE_END.findall(lead)) > 1 for lead in leads)
        apart = self.line_end * (2 if wide else 1) + " " * indent
        kept = "".join(self._standing_alone(one.lead) for one in gone)
        pieces: list[str] = []
        fresh = bool(kept)
        for one in written:
            lead, body = (one.lead, one.body) if isinstance(one, _Member) else ("", one)
            if pieces:
                lead = kept + (lead or apart)
                pieces.append((self._at_most(lead, indent) if fresh else lead) + body)
                kept = ""
            else:
                comments = [line.strip() for line in _LINE_END.split(lead) if line.strip()]
                pieces.append("".join(f"{line}{self.line_end}{' ' * indent}" for line in comments) + body)
            fresh = not isinstance(one, _Member) or one.written
        return "".join(pieces) + self._at_most(kept, indent)

    def _at_most(self, lead: str, indent: int) -> str:
        """What stands between entries, no comment further in than the entries are: a folded text would take it up."""
        return re.sub(rf"((?:\r\n|\r|\n) {{{indent}}})[ \t]+(?=#)", r"\1", lead)

    def _standing_alone(self, lead: str) -> str:
        """Of what led up to something that is gone, the comments that an empty line parts from it."""
        lines = _LINE_END.split(lead)
        empty = [position for position, line in enumerate(lines[:-1]) if position and not line.strip()]
        kept = lines[: empty[-1]] if empty else []
        return "".join(self.line_end + line for line in kept[1:]) if any(line.strip() for line in kept) else ""
