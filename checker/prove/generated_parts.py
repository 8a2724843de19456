"""The parts of a generated agreement: each as a sound agreement would write it."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any, Final

from checker.named import NamedTuple
from checker.prove.generated_topics import topics_for

Entry = dict[str, Any]

NAMES: Final = {
    "SAM": "Samhällsbyggnad",
    "TEK": "Tekniska",
    "RTJ": "Räddning",
    "KUL": "Kultur",
    "FRI": "Fritid",
    "BER": "Beredskap",
    "KOST": "Måltider",
    "SKOL": "Lärande",
}
TASKS: Final = {
    "SAM": ("Detaljplaner", "Kartor"),
    "TEK": ("Gator", "Parker"),
    "RTJ": ("Utryckning", "Tillsyn"),
    "KUL": ("Bibliotek", "Muséer"),
    "FRI": ("Idrottshallar", "Badhus"),
    "BER": ("Övningar", "Larmvägar"),
    "KOST": ("Skolmat", "Inköp"),
    "SKOL": ("Förskola", "Grundskola"),
}
OCCASIONS: Final = ["vår", "delår", "helår"]
ALL_OCCASIONS: Final = "våruppföljning, delårsrapport och årsbokslut"


MOST_LEADS: Final = 3
"""What the rules let one division lead at a time."""


class Setting(NamedTuple):
    """What the parts have in common; `topics` gives every item words of its own, `load` and `leads` count shares."""

    id: str
    year: int
    divisions: tuple[str, ...]
    areas: tuple[int, ...]
    topics: list[tuple[str, str]]
    load: Counter[str]
    leads: Counter[str]

    @classmethod
    def drawn(cls, random: Random, seed: int, items: int) -> Setting:
        """A setting for so many items."""
        codes = [*NAMES]
        random.shuffle(codes)
        topics = [*topics_for(items)]
        random.shuffle(topics)
        count = min(3 + items // 12, len(codes))
        areas = tuple(range(1, 2 + min(items // 6, 4)))
        return cls(
            f"generated-{seed}",
            random.choice((2024, 2025, 2026)),
            tuple(codes[:count]),
            areas,
            topics,
            Counter(),
            Counter(),
        )

    def named(self, code: str) -> str:
        """A division with its code."""
        return f"{NAMES[code]} ({code})"


def head(setting: Setting) -> Entry:
    """The agreement itself."""
    year = setting.year
    return {
        "id": setting.id,
        "title": f"Kommunstyrelsens överenskommelse {year}",
        "municipality": "Exempelkommunen",
        "year": str(year),
        "of_board": "KS",
        "period_start": f"{year}-01-01",
        "period_end": f"{year}-12-31",
        "mandate": {"from": "2023", "to": "2026"},
        "decision_date": f"{year - 1}-12-08",
        "decision_paragraph": "§ 212",
        "reference_number": "KK25/100",
        "follow_up": OCCASIONS,
        "occasions": {"vår": "våruppföljning", "delår": "delårsrapport", "helår": "årsbokslut"},
        "words": {"division": "verksamhet", "all_divisions": "alla verksamheter", "lead": "huvudansvarig"},
        "lead_word": ["huvudansvarig"],
        "numbering": {"council": "a.1.n", "board": "a.2.n"},
        "outcome_years": [str(year - 2), str(year - 1)],
        "lists_appendix": [*setting.divisions],
    }


def body(code: str) -> Entry:
    """A division that is a party."""
    return {
        "code": code,
        "kind": "division",
        "party": "true",
        "name": NAMES[code],
        "printed_name": NAMES[code],
        "representative": "divisionschef",
        "remuneration": "stated",
    }


def section(role: str, setting: Setting) -> Entry:
    """A section of the main text."""
    parties = ", ".join(map(setting.named, setting.divisions))
    listed = [*setting.divisions]
    titles = {"preamble": "Inledning", "parties": "Parter", "scope": "Omfattning", "responsibility": "Ansvar"}
    texts = {
        "preamble": f"Överenskommelse mellan Kommunstyrelsen (KS), {parties}.",
        "parties": f"Parter är Kommunstyrelsen (KS), {parties}.",
        "scope": "Överenskommelsen gäller det som styrelsen ansvarar för.",
        "responsibility": "När flera verksamheter delar ett uppdrag är en av dem huvudansvarig.",
        "economy": f"Ersättningarna till {', '.join(listed)} framgår av budgeten.",
        "follow_up": f"Överenskommelsen följs upp vid {ALL_OCCASIONS}.",
    }
    title = {**titles, "economy": "Ekonomi", "follow_up": "Uppföljning"}[role]
    lists = {"preamble": ["KS", *listed], "parties": ["KS", *listed], "economy": listed}
    return {"title": title, "role": role, "text": [texts[role]]} | (
        {"lists_party": lists[role]} if role in lists else {}
    )


def goal(random: Random, setting: Setting, number: str, area: int) -> Entry:
    """A goal of the council with one or two results, each with its claim and its indicator."""
    thing, place = setting.topics.pop()
    count = random.choice((1, 1, 2))
    measured = [_measured(random, setting, f"{position + 1}") for position in range(count)]
    return {
        "number": number,
        "kind": "goal",
        "title": f"Fler invånare ska ha nära till {thing} kring {place}",
        "in_area": str(area),
        "decided_by": "KF",
        "held_by": ["KS"],
        "named_in_sentence": {"all": "true", "quote": f"Kommunstyrelsen delar mål {number} till alla verksamheter."},
        "results": [result for result, _ in measured],
        "indicators": [indicator for _, indicator in measured],
    }


def _measured(random: Random, setting: Setting, own: str) -> tuple[Entry, Entry]:
    """A result with its claim, and the indicator that shows it to be met."""
    thing, place = setting.topics.pop()
    target = random.randint(50, 90)
    quote = f"ska öka till minst {target} %"
    measure = f"invånare nöjda med {thing} i {place}, andel"
    claim = {
        "measure": measure,
        "operator": "ge",
        "value": str(target),
        "unit": "%",
        "direction": "up",
        "reference": "fixed",
        "quote": quote,
        "measured_by": {f"i{own}": random.choice(("stated", "judged"))},
    }
    last = target  # one beyond it would have reached more than was asked for, which is a finding of its own
    indicator = {
        "id": f"i{own}",
        "title": f"Nöjda med {thing} i {place}, andel (%)",
        "unit": "%",
        "better": "up",
        "data_source": f"medborgarundersökning om {thing} i {place}",
        "outcomes": {str(setting.year - 2): f"{last - random.randint(1, 4)} %", str(setting.year - 1): f"{last} %"},
    }
    result = {"id": f"r{own}", "text": f"Andelen nöjda med {thing} i {place} {quote}", "claims": [claim]}
    return result, indicator


def own_assignment(random: Random, setting: Setting, number: str, area: int, serves: str) -> Entry:
    """An assignment of the council or the board, as its number says, to one division or to several."""
    thing, place = setting.topics.pop()
    least_loaded = sorted(setting.divisions, key=lambda code: (setting.load[code], code))
    room_to_lead = any(setting.leads[code] < MOST_LEADS for code in least_loaded[:2])
    codes = least_loaded[: random.choice((1, 1, 2)) if room_to_lead else 1]
    setting.load.update(codes)
    sentence = " och ".join(map(setting.named, codes))
    shared = {}
    if len(codes) > 1:
        lead = min(codes, key=lambda code: (setting.leads[code], code))
        setting.leads[lead] += 1
        shared = {"led_by": [lead], "lead_word": ["huvudansvarig"]}
    return {
        "number": number,
        "kind": "assignment",
        "title": f"Rusta upp {thing} vid {place}",
        "in_area": str(area),
        "decided_by": "KF" if number.split(".")[1] == "1" else "KS",
        "held_by": ["KS"],
        "named_in_sentence": {"codes": codes, "quote": f"Kommunstyrelsen ger uppdraget till {sentence}."},
        **shared,
        "start": f"{setting.year}-01-01",
        "end": f"{random.randint(setting.year, 2026)}-12-31",
        "follow_up": OCCASIONS,
        "funding": "inom ram",
        "serves": {serves: random.choice(("stated", "judged"))},
        "text": [f"De som bor i {place} får bättre {thing}."],
    }


def base_assignment(setting: Setting, number: str, area: int, code: str, serves: str) -> Entry:
    """What a division always does, described in its appendix."""
    return {
        "number": number,
        "kind": "base_assignment",
        "title": f"Grunduppdrag: {NAMES[code]}",
        "in_area": str(area),
        "decided_by": "KS",
        "held_by": ["KS"],
        "named_in_heading": {"codes": [code], "quote": f"(KS - {code})"},
        "named_in_sentence": {
            "codes": [code],
            "quote": f"Grunduppdraget till {NAMES[code]} omfattar {' och '.join(TASKS[code])}.",
        },
        "follow_up": OCCASIONS,
        "serves": {serves: "stated"},
        "described_in": [code],
        "area_names": [*TASKS[code]],
    }


def appendix(code: str, setting: Setting) -> Entry:
    """A division's appendix: the rows that all have, and a section for each of its tasks."""
    common = {
        "Medborgarinflytande": "Arbeta med och utveckla medborgarinflytande.",
        "Krishantering": "Delta i kommunens krishantering enligt kommunens krisledningsplan.",
    }
    rows = [{"title": title, "role": "common_row", "text": [text]} for title, text in common.items()]
    process = {
        "title": "Löpande arbete",
        "role": "process",
        "text": ["Sköta det som hör till."],
        "follow_up_text": f"Handläggningstiden följs upp under {setting.year}.",
    }
    first, *rest = (
        {"title": task, "role": "area", "text": [f"Det här gäller {task.lower()}."]} for task in TASKS[code]
    )
    return {
        "belongs_to": code,
        "title": f"Grunduppdrag {NAMES[code]}",
        "reference_number": "KK25/100",
        "sections": [
            {"title": "Allmänt", "role": "common", "sections": rows},
            {**first, "sections": [process]},
            *rest,
        ],
    }
