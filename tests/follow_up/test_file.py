"""The file of a follow-up: what is read, and what is wrong with one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.follow_up.file import follow_up_in
from checker.yamlfile import FaultsFound, read_bytes
from tests.follow_up.follow_ups import document, read, sound

ON_TRACK = {"item": "1.2.1", "status": "enligt plan"}


def faults(*reports: dict[str, Any], **head: str) -> list[str]:
    """What is said, in Swedish, of a file of these reports on the sound agreement."""
    graph = sound()
    with pytest.raises(FaultsFound) as raised:
        follow_up_in([document(*reports, **{"agreement": graph.agreement.id, **head})], graph, "vår")
    assert all(fault.en and fault.place.file == "follow-up.yaml" for fault in raised.value.faults)
    return [fault.sv for fault in raised.value.faults]


def test_entries_are_read_with_their_places() -> None:
    (entry,) = read(ON_TRACK).entries
    assert (entry.item, entry.by, entry.value["status"]) == ("1.2.1", None, "enligt plan")
    assert entry.document.place((*entry.path, "status")).line == 9


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ({"item": "1.2.9"}, "Överenskommelsen har inget 1.2.9. Menade du "),
        ({"item": "1.2.1", "by": "SBH"}, "Det finns ingen verksamhet SBH. Menade du `SHB`?"),
        ({"item": "1.2.1", "date": "snart"}, "`date`"),
        ({"item": "1.2.1", "staus": "klart"}, "`staus`"),
        ({"status": "klart"}, "`item` saknas"),
        ({"item": "1.1.1", "outcomes": {"i9": {"2026": "1"}}}, "1.1.1 har ingen indikator i9."),
        ({"item": "1.2.1", "outcomes": {"i1": {"2026": "1"}}}, "1.2.1 har ingen indikator i1."),
        ({"item": "1.1.1", "outcomes": {"i1": {"2025": "1"}}}, "i1 har redan ett utfall för 2025"),
        ({"item": "1.1.1", "outcomes": {"i1": {"2026": "många"}}}, "`2026`"),
    ],
)
def test_what_is_wrong_with_a_report_is_said(report: dict[str, Any], said: str) -> None:
    (fault,) = faults(report)
    assert said in fault


def test_all_that_is_wrong_is_said_at_once() -> None:
    said = faults({"item": "9.9.9"}, {"item": "1.2.1", "by": "XXX"}, occasion="helår")
    assert len(said) == 3


def test_another_agreement_or_occasion() -> None:
    assert "Uppföljningen gäller annan-2026, inte " in faults(ON_TRACK, agreement="annan-2026")[0]
    assert faults(ON_TRACK, occasion="delår") == ["Uppföljningen är för delår, men rapporten för vår."]


@pytest.mark.parametrize("missing", ["agreement", "occasion"])
def test_a_file_tells_which_agreement_and_occasion_it_is_for(missing: str) -> None:
    head = {"agreement": "sound-2026", "occasion": "vår"}
    del head[missing]
    text = json.dumps({"follow_up": head, "reports": [ON_TRACK]})
    with pytest.raises(FaultsFound) as raised:
        follow_up_in([read_bytes(text.encode(), "follow-up.yaml")], sound(), "vår")
    assert f"`{missing}` saknas" in raised.value.faults[0].sv


def test_an_item_is_reported_once_by_each() -> None:
    assert len(read(ON_TRACK, {**ON_TRACK, "by": "SHB"}).entries) == 2
    (said,) = faults(ON_TRACK, ON_TRACK)
    assert said == "1.2.1 redovisas redan i follow-up.yaml, rad 8. Behåll en av redovisningarna."


def test_two_reports_may_not_give_one_outcome_two_figures() -> None:
    both = [
        {"item": "1.1.1", "by": by, "outcomes": {"i1": {"2026": figure}}} for by, figure in (("SHB", "1"), ("TEK", "2"))
    ]
    (said,) = faults(*both)
    assert "i1 har utfallet 1 för 2026" in said
    same = [{**one, "outcomes": {"i1": {"2026": "1"}}} for one in both]
    assert len(read(*same).entries) == 2


@pytest.mark.parametrize("data", [b"", b"[]", b"follow_up: 1\nreports: 2\n", b"reports: []\n"])
def test_other_shapes_are_refused(data: bytes) -> None:
    with pytest.raises(FaultsFound):
        follow_up_in([read_bytes(data, "f.yaml")], sound(), "vår")
