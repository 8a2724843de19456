"""What an item's own sentences say: who gets it, who leads and supports, when it is followed up."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from checker.importer.bodies import COUNCIL, codes_in
from checker.importer.days import MONTHS, day_of
from checker.importer.doubt import Doubt
from checker.importer.names import Listed
from checker.importer.occasions import occasions_in, unknown_occasions
from checker.importer.reading import Reading
from checker.importer.text.joined import joined
from checker.importer.text.lines import Joint, Line
from checker.importer.text.prose import Paragraph, paragraphs, rejoined, sentences
from checker.importer.text.sentence_ends import told_by_others
from checker.importer.text.widths import ENDED
from checker.importer.wordings import Match, Wordings
from checker.importer.wordings.formula_names import LIFTED, SENTENCES
from checker.vocabulary.kinds import LEAD_WORDS

LONGEST: Final = 4
"""On how many lines such a sentence may be printed."""

_YEAR: Final = re.compile(r"\b20\d\d\b")
_DAY: Final = re.compile(rf"\b(?:20\d\d-\d\d-\d\d|\d{{1,2}} (?:{'|'.join(MONTHS)}) 20\d\d)\b")
_WHO_OF_THESE: Final = "Vilka verksamheter får det? Meningen nämner några, men inte med ord som säger det."
_WHO_IF_ANY: Final = "Vilka verksamheter får det, om någon? Meningen kan betyda att nämnden behåller det."
_LISTED: Final = re.compile(r"(?:,| och| samt) .+\.$")
"""What comes last in a list, and ends the sentence."""


def begins_sentence(lines: Sequence[Line], position: int, wordings: Wordings) -> bool:
    """Whether a line begins with a sentence that has a field of its own, were it broken into several lines."""
    text = ""
    if not lines[position].text[:1].isupper():
        return False
    for end in range(position, min(position + LONGEST, len(lines))):
        text = f"{text} {lines[end].text}".strip()
        first = next(said for _, said in sentences(text))
        if wordings.first(LIFTED, first):
            return True
        if len(first) < len(text):
            return False
    return False


class ItemProse:
    """The sentences of one item, and what they say of it: the fields, the text that is left, the doubts."""

    def __init__(self, node: str, kind: str, reading: Reading) -> None:
        self.node = node
        self.kind = kind
        self.reading = reading
        self.fields: dict[str, Any] = {}
        self.text: list[str] = []
        self.left: list[tuple[str, int]] = []  # the sentences that stay in the text, each with its line
        self.doubts: list[Doubt] = []
        self.used: list[int] = []
        self.deadline: tuple[Match, int] | None = None

    def read(self, lines: Sequence[Line]) -> None:
        found = [*self._paragraphs(lines)]
        self.doubts += joined([[found]], self.node, "text")
        for paragraph in found:
            self.used += [line.number for line in paragraph.lines]
            kept = [one for one in sentences(paragraph.text) if not self._sentence(paragraph, *one)]
            self.left += [(said, paragraph.line_at(offset)) for offset, said in kept]
            if kept:
                self.text.append(" ".join(said for _, said in kept))

    def _paragraphs(self, lines: Sequence[Line]) -> Iterator[Paragraph]:
        """The paragraphs, cut also where a line begins with a sentence that has a field of its own."""
        reading, begin = self.reading, 0
        for end in range(1, len(lines) + 1):
            if end == len(lines) or begins_sentence(lines, end, reading.wordings):
                found = rejoined(paragraphs(lines[begin:end], reading.layout), reading.spelling, self._goes_on)
                yield from told_by_others([*found], reading.spelling, reading.wordings)
                begin = end

    def _goes_on(self, last: Paragraph, paragraph: Paragraph) -> Joint | None:
        """Whether a paragraph is the rest of a list of areas, in the midst of which the one before it ends."""
        rest = next(said for _, said in sentences(paragraph.text))
        return Joint(True) if self._is_listing(last.text) and _LISTED.search(rest) else None

    def _is_listing(self, text: str) -> bool:
        *_, (_, said) = sentences(text)
        return not said.endswith(ENDED) and self.reading.wordings.match("areas_of_base", said) is not None

    def _sentence(self, paragraph: Paragraph, offset: int, said: str) -> bool:
        """Reads what a sentence says; whether the file keeps it in a field of its own."""
        lifted = False
        for name in SENTENCES:
            match = self.reading.wordings.match(name, said)
            if match is not None and self._said(match, said, paragraph, offset):
                lifted = lifted or name in LIFTED
                if lifted:
                    break
        return lifted

    def _said(self, match: Match, said: str, paragraph: Paragraph, offset: int) -> bool:
        """Takes up what a formula says; whether it could."""
        groups, line = match.groups, paragraph.line_at(offset)
        match match.formula:
            case "delegated" | "areas_of_base":
                return self._delegated(match, said, line)
            case "kept":
                self.fields["kept_by_board"] = "true"
                if reason := match.get("reason"):
                    self.fields["kept_reason"] = reason
            case "follow_up":
                return self._follow_up(groups["occasions"], line)
            case "lead":
                codes = self._codes(groups["leads"])
                if not codes:
                    return False
                self._lead(codes, (match.get("word") or "").casefold())
            case "responsible":
                return self._responsible(self._codes(groups["who"]), said, line)
            case "leading":
                named = dict.fromkeys(one.code for one in self.reading.names.found_in(said) if one.code != COUNCIL)
                return self._responsible([*named], said, line)
            case "support":
                self._add("supported_by", self._divisions(self._codes(groups["supporters"])))
            case "parallel":
                codes = self._codes(groups["parallel"])
                self._add("parallel_to", self._divisions(codes))
                self._add("mentions", codes)
            case "boards_named":
                self._boards_named(match, paragraph, offset)
            case "trial":
                self._trial(match)
            case "deadline":
                self.deadline = self.deadline or (match, line)
        return True

    def _delegated(self, match: Match, said: str, line: int) -> bool:
        """Takes up who gets the item, leads it and supports it; not where a list of areas names nobody."""
        recipients = match.groups["recipients"]
        listed = self.reading.names.listed(recipients)
        if match.formula == "areas_of_base" and (self.kind != "base_assignment" or not listed.codes):
            return False
        self.recipients("named_in_sentence", listed, recipients, said, line)
        if areas := match.get("areas"):
            self.fields["area_names"] = areas
        if (word := match.get("word")) and listed.codes:
            self._lead(listed.codes, word)
        if match.get("support"):
            self._add("supported_by", self._divisions(listed.codes))
        return True

    def _boards_named(self, match: Match, paragraph: Paragraph, offset: int) -> None:
        codes = tuple(codes_in(match.groups["boards"]))
        for code in codes:
            begin = paragraph.text.index(code, offset + match.starts["boards"])
            self.reading.boards.note([code], paragraph.line_at(begin))
        self._add("mentions", codes)

    def _codes(self, words: str) -> tuple[str, ...]:
        """The codes that words name, if they name nothing else."""
        listed = self.reading.names.listed(words)
        return () if listed.rest else listed.codes

    def _divisions(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Those of some codes that are divisions': that a board supports another is said in the text alone."""
        return tuple(code for code in codes if code in self.reading.boards.divisions)

    def _responsible(self, codes: Sequence[str], said: str, line: int) -> bool:
        """Asks whether those that are called responsible lead it, where no other words say who does."""
        if any(doubt.code == "lead" and doubt.read == said for doubt in self.doubts):
            return True
        if self.kind != "assignment" or not codes or "led_by" in self.fields:
            return False
        question = "Vem är huvudansvarig? Orden kan betyda det, eller något annat."
        self.doubts.append(Doubt("lead", self.node, "led_by", said, tuple(codes), question, line))
        return True

    def _lead(self, codes: Sequence[str], word: str) -> None:
        self.doubts[:] = [doubt for doubt in self.doubts if doubt.code != "lead"]
        self._add("led_by", codes)
        if word in LEAD_WORDS:
            self._add("lead_word", (word,))

    def _add(self, field: str, codes: Sequence[str]) -> None:
        if codes:
            self.fields[field] = [*dict.fromkeys((*self.fields.get(field, ()), *codes))]

    def _follow_up(self, said: str, line: int) -> bool:
        found = occasions_in(said, "occasion", self.reading.wordings)
        if found.others:
            question = "Vid vilka tillfällen följs det upp?"
            self.fields["follow_up"], doubt = unknown_occasions(said, self.node, line, question)
            self.doubts.append(doubt)
        else:
            self.fields["follow_up"] = [*found.words]
        return True

    def ended(self) -> None:
        """Asks whether the text says, in words that no formula knows, what is stated nowhere else."""
        self._perhaps_given()
        if self.kind in ("assignment", "base_assignment"):
            self._perhaps_followed_up()
        if self.kind == "assignment" and self.deadline is not None:
            self._deadline(*self.deadline)
        elif self.kind == "assignment" and not self.fields.keys() & {"start", "end"}:
            self._perhaps_dated()

    def _perhaps_given(self) -> None:
        if self.fields.keys() & {"named_in_heading", "named_in_sentence", "kept_by_board"}:
            return
        for said, line in self.left:
            named = self._divisions(dict.fromkeys(one.code for one in self.reading.names.found_in(said)))
            if named or self.reading.wordings.match("keeping", said):
                among = named or tuple(self.reading.boards.divisions)
                question = _WHO_OF_THESE if named else _WHO_IF_ANY
                self.doubts.append(Doubt("recipients", self.node, "named_in_sentence", said, among, question, line))
                return

    def _perhaps_followed_up(self) -> None:
        reported = (one for one in self.left if self.reading.wordings.match("reported", one[0]))
        if "follow_up" not in self.fields and (found := next(reported, None)):
            _, doubt = unknown_occasions(found[0], self.node, found[1], "Vid vilka tillfällen följs det upp?")
            self.doubts.append(doubt)

    def _perhaps_dated(self) -> None:
        said, line = next((one for one in self.left if _YEAR.search(one[0])), ("", 0))
        days = [day for found in _DAY.findall(said) if (day := day_of(found))]
        for field, name in (("start", "startdatumet"), ("end", "slutdatumet")) if said else ():
            question = f"Vilket är {name}? Meningen nämner en tid, men inte med ord som säger vad den är."
            self.doubts.append(Doubt("date", self.node, field, said, tuple(dict.fromkeys(days)), question, line))

    def _deadline(self, match: Match, line: int) -> None:
        """Asks whether a last day that the text names is the end of an assignment that states no other."""
        if "end" in self.fields:
            return
        printed = match.groups["end"]
        day = day_of(printed)
        question = "Är det slutdatumet? Dagen står i texten."
        self.doubts.append(Doubt("date", self.node, "end", printed, (day,) if day else (), question, line))

    def _trial(self, match: Match) -> None:
        month, year = match.groups["month"].casefold(), int(match.groups["year"])
        if self.kind == "assignment" and month in MONTHS:
            number = MONTHS.index(month) + 1
            last = calendar.monthrange(year, number)[1]
            self.fields["trial_end"] = f"{year}-{number:02}-{last}"

    def recipients(self, field: str, listed: Listed, said: str, quote: str, line: int) -> None:
        """Notes who is said to get the item, and where."""
        if listed.rest:
            unknown: dict[str, Any] = {"unknown": f"det går inte att se vilka ”{said}” är"}
            if listed.codes:
                unknown["among"] = [*listed.codes]
            self.fields[field] = unknown
            question = "Vilka verksamheter är det?"
            self.doubts.append(Doubt("recipients", self.node, field, said, listed.codes, question, line))
            return
        who: dict[str, Any] = {"codes": [*listed.codes]} if listed.codes else {}
        if listed.all:
            who["all"] = "true"
        self.fields[field] = {**who, "quote": quote}
        if field == "named_in_sentence":
            self.fields[field]["source"] = {"line": str(line)}
