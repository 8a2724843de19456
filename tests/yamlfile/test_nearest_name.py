"""The name that was most likely meant, and None for nonsense."""

import pytest

from checker.yamlfile import did_you_mean, nearest

FIELDS = ["number", "kind", "title", "decided_by", "held_by", "led_by", "start", "end", "follow_up", "quote", "text"]


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("led_byy", FIELDS, "led_by"),
        ("Led-By", FIELDS, "led_by"),
        ("led by", FIELDS, "led_by"),
        ("titel", FIELDS, "title"),
        ("knid", FIELDS, "kind"),
        ("delar", ["vår", "delår", "helår"], "delår"),
        ("var", ["vår", "delår", "helår"], "vår"),
        ("VA\u030aR", ["vår", "delår", "helår"], "vår"),
        ("aaoaaa", ["åäöåäå"], "åäöåäå"),
        ("TKE", ["KS", "TEK", "SHB"], "TEK"),
        ("ks", ["KF", "KS"], "KS"),
        ("xyzzy", FIELDS, None),
        ("SOC", ["KS", "TEK", "SHB"], None),
        ("", FIELDS, None),
        ("led_by", [], None),
        ("title" * 100, FIELDS, None),
    ],
)
def test_nearest(name: str, known: list[str], meant: str | None) -> None:
    assert nearest(name, known) == meant


def test_did_you_mean() -> None:
    assert did_you_mean("led_byy", iter(FIELDS)) == (" Menade du `led_by`?", " Did you mean `led_by`?")
    assert did_you_mean("xyzzy", FIELDS) == ("", "")
