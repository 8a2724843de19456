"""When a finding is the one that was recorded."""

from __future__ import annotations

import pytest

from checker.decisions.identity import Identity, covers
from checker.decisions.pairing import pair_items
from checker.finding import Finding
from checker.run import check_agreement
from tests.decisions.versions import BUNDLED, pairing_with
from tests.sound import sound_with


def a_finding(*values: str) -> Finding:
    """Of LED02 on 1.2.1, with these offending values."""
    led = {"1.2.1": {"led_by": ["TEK"]}}
    found = next(one for one in check_agreement(sound_with(led), BUNDLED).findings if one.rule.id == "LED02")
    assert (found.subject, found.values) == ("1.2.1", ("TEK",))
    return found._replace(values=values)


def recorded(*values: str, rule: str = "LED02", subject: str = "1.2.1") -> Identity:
    return Identity(rule, subject, frozenset(values))


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        (recorded("TEK"), ("TEK",), True),
        (recorded("TEK", "ROS"), ("ROS", "TEK"), True),
        (recorded("TEK", "ROS"), ("TEK",), True),
        (recorded("TEK"), ("TEK", "ROS"), False),
        (recorded("TEK"), ("ROS",), False),
        (recorded(), (), True),
        (recorded(), ("TEK",), False),
        (recorded("TEK", rule="LED01"), ("TEK",), False),
        (recorded("TEK", subject="1.1.3"), ("TEK",), False),
    ],
)
def test_a_new_value_reopens_and_a_mended_one_does_not(before: Identity, now: tuple[str, ...], same: bool) -> None:
    assert covers(before, a_finding(*now)) is same


def test_an_identity_follows_its_subject_and_its_values() -> None:
    pairing = pairing_with({"VA": {"code": "VOA"}, "1.2.1": {"number": "1.2.9"}})
    assert recorded("VA", "2027").now(pairing) == Identity("LED02", "1.2.9", frozenset({"VOA", "2027"}))


def test_an_identity_whose_subject_is_gone_is_gone_and_gone_values_fall_away() -> None:
    pairing = pairing_with({"PARKEN": None}, remove=("1.2.1",))
    assert recorded("TEK").now(pairing) is None
    assert recorded("TEK", "PARKEN", subject="1.1.3").now(pairing) == recorded("TEK", subject="1.1.3")


def test_a_value_is_not_the_thing_that_took_its_number() -> None:
    pairing = pair_items([], [])._replace(called={"1.1.3": None})
    assert recorded("1.1.3").now(pairing) == recorded()
