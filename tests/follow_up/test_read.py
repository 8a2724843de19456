"""Which file of a folder is the follow-up of an agreement."""

from __future__ import annotations

import pytest

from checker.follow_up.read import follow_up_among


@pytest.mark.parametrize(
    ("names", "occasion", "found"),
    [
        (["a-var.yaml", "a-delar.yaml"], None, "a-delar.yaml"),
        (["a-var.yaml", "a-delar.yaml"], "vår", "a-var.yaml"),
        (["a-vår.yaml"], "vår", "a-vår.yaml"),
        (["a-var.yml", "a-delar.YAML"], "vår", "a-var.yml"),
        (["a-var.yml", "a-delar.YAML"], None, "a-delar.YAML"),
        (["a-var.yaml"], "helår", None),
        (["b-var.yaml", "a-var", "a-var.txt", "a-var.yaml.bak"], None, None),
        ([], None, None),
    ],
)
def test_the_name_tells_agreement_and_occasion(names: list[str], occasion: str | None, found: str | None) -> None:
    assert follow_up_among(names, "a", occasion) == found
