"""An earlier check: what is new, what is mended, and what is no earlier check of this agreement."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.finding import State
from checker.gapreport.earlier import earlier_check
from checker.output import as_json
from checker.output.paint import Paint
from checker.output.result import Result
from checker.run import Checked
from checker.words import LANGUAGES, Language
from checker.yamlfile import FaultsFound
from tests.follow_up.follow_ups import checked, followed_up
from tests.gapreport.reports import (
    DAY,
    cell_text,
    checked_of,
    part,
    real,
    report,
    rows,
    section,
    tables,
    text_of,
    texts,
)
from tests.output.reviews import bundled
from tests.sound import sound_with

TWO_LEADERLESS = {"1.2.1": {"named_in_sentence": {"codes": ["SHB", "TEK"]}}, "1.1.3": {"led_by": None}}
ONE_LEADERLESS = {"1.1.3": {"led_by": None}}


def as_earlier(checked: Checked, language: Language = "sv") -> bytes:
    """What `check --format json` writes."""
    paint = Paint(on=False)
    result = Result((checked,), (), bundled(), language, True, "error", DAY, ".", paint, 100)
    return as_json.written(result).encode()


def changed_json(**changes: Any) -> bytes:
    """An earlier check of the sound agreement, with other top-level values."""
    return json.dumps(json.loads(as_earlier(checked_of(sound_with(ONE_LEADERLESS)))) | changes).encode()


def test_the_same_check_brings_nothing_and_mends_nothing() -> None:
    found = earlier_check(as_earlier(real()), "a.json", real())
    assert (found.new, found.mended, found.undecided) == (frozenset(), (), ())


def test_what_is_new_and_what_is_mended() -> None:
    before, now = checked_of(sound_with(ONE_LEADERLESS)), checked_of(sound_with({"1.1.3": {"start": None}}))
    found = earlier_check(as_earlier(before), "a.json", now)
    assert [one[0] for one in found.mended] == ["LED01"]
    assert {one.rule.id for one in now.findings if one.fingerprint in found.new} == {"DAT01"}
    made = report(now, earlier=found)
    (summary,) = tables(part(made, "summary"))
    assert rows(summary)["måste rättas"] == {"Antal": "1", "Nya": "1", "Kvarstår": "0", "Åtgärdade": "1"}
    (mended,) = tables(section(made, "mended"))
    assert mended.caption != text_of(section(made, "mended").title)
    assert "har ingen som huvudansvarig" in cell_text(mended.rows[0][1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_which_language_it_was_written_is_known(language: Language) -> None:
    before = as_earlier(checked_of(sound_with(ONE_LEADERLESS)), language)
    (gone,) = earlier_check(before, "a.json", checked_of(sound_with({}))).mended
    assert gone.swedish is (language == "sv")
    assert ("has nobody as lead" in gone.message) is (language == "en")


def test_what_can_no_longer_be_decided_is_not_mended() -> None:
    before = checked_of(sound_with(ONE_LEADERLESS))
    now = checked_of(sound_with({"1.1.3": {"led_by": {"unknown": "struket"}}}))
    found = earlier_check(as_earlier(before), "a.json", now)
    assert found.mended == ()
    assert [one[0] for one in found.undecided] == ["LED01"]


def test_what_was_waived_before_counts_as_neither_new_nor_mended() -> None:
    before = checked_of(sound_with(TWO_LEADERLESS))
    waived = before._replace(findings=tuple(one._replace(state=State.WAIVED) for one in before.findings))
    assert earlier_check(as_earlier(waived), "a.json", before).new == frozenset()
    assert earlier_check(as_earlier(waived), "a.json", checked_of(sound_with({}))).mended == ()


def test_a_report_that_is_not_due_this_time_is_not_mended() -> None:
    before = checked(followed_up({"item": "1.2.1"}))
    assert ("UPP10", "1.2.1/report") in {(found.rule.id, found.subject) for found in before.findings}
    now = checked_of(sound_with({}))
    assert earlier_check(as_earlier(before), "a.json", now).mended == ()
    again = earlier_check(as_earlier(before), "a.json", checked(followed_up({"item": "1.2.1"}, occasion="delår")))
    assert (again.new, again.mended) == (frozenset(), ())
    done = checked(followed_up({"item": "1.2.1", "status": "klart"}))
    assert [(one.rule, one.title) for one in earlier_check(as_earlier(before), "a.json", done).mended] == [
        ("UPP10", "Anlägga gröna tak")
    ]


def test_what_a_rule_finds_that_was_not_tried_then_may_be_older() -> None:
    now = checked(followed_up({"item": "1.2.1"}))
    found = earlier_check(as_earlier(checked_of(sound_with({}))), "a.json", now)
    assert {"UPP07", "UPP08", "UPP09", "UPP10"} <= found.untried
    assert not found.untried & {"LED01", "DAT01", "IND15"}
    made = report(now, earlier=found)
    new = [one.rule.id for one in now.findings if one.fingerprint in found.new]
    assert new
    assert set(new) == {"UPP10"}
    (said,) = (one for one in texts(part(made, "summary").blocks) if "inte prövades i förra" in one)
    assert said.startswith(f"{len(new)} av de nya kommer av regler som inte prövades i förra kontrollen (UPP10)")
    assert "(regeln prövades inte i förra kontrollen)" in [*texts(part(made, "every-finding").blocks)]
    again = earlier_check(as_earlier(now), "a.json", now)
    assert "UPP10" not in again.untried
    assert not [
        one for one in texts(part(report(now, earlier=again), "summary").blocks) if "inte prövades i förra" in one
    ]


def test_a_check_of_some_rules_did_not_try_the_others() -> None:
    now = checked_of(sound_with(ONE_LEADERLESS | {"1.2.1": {"start": None}}))
    value = json.loads(as_earlier(checked_of(sound_with({}))))
    value["rules"] = [one for one in value["rules"] if one["id"] != "LED01"]
    found = earlier_check(json.dumps(value).encode(), "a.json", now)
    assert "LED01" in found.untried
    assert "DAT01" not in found.untried
    del value["rules"]
    assert earlier_check(json.dumps(value).encode(), "a.json", now).untried == frozenset()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "Filen går inte att läsa som en tidigare kontroll från och med här."),
        (b"\xff\xfe\x00", "Filen går inte att läsa som en tidigare kontroll från och med här."),
        (b"[" * 100_000, "Filen är inte en tidigare kontroll"),
        (b"[]", "Filen är inte en tidigare kontroll"),
        (b"{}", "Filen är inte en tidigare kontroll"),
        (changed_json(schema=2), "`schema: 2`"),
        (changed_json(findings=[{}]), "Filen är inte en tidigare kontroll"),
        (changed_json(findings={"a": 1}), "Filen är inte en tidigare kontroll"),
        (changed_json(agreements=[{"id": "annan-2026"}]), "gäller annan-2026, inte "),
    ],
)
def test_what_is_no_earlier_check_is_said(data: bytes, said: str) -> None:
    with pytest.raises(FaultsFound) as raised:
        earlier_check(data, "a.json", checked_of(sound_with({})))
    (fault,) = raised.value.faults
    assert fault.place.file == "a.json"
    assert said in fault.sv
