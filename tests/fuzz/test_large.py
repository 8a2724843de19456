"""What is large and wrong everywhere gets its answer.

In how much time, `python -m tests.fuzz --megabyte` measures.
"""

from __future__ import annotations

import pytest

from tests.fuzz.large import Large, large_inputs
from tests.fuzz.mutate import MOST_BYTES
from tests.fuzz.oracle import PATIENT, outcome_of
from tests.fuzz.sorts import SORTS


@pytest.mark.parametrize("large", [*large_inputs()], ids=lambda large: large.name)
def test_it_is_answered(large: Large) -> None:
    assert len(large.data) < MOST_BYTES
    outcome = outcome_of(SORTS[large.sort].run, large.data, PATIENT)
    assert outcome.complaint is None, outcome.complaint.details
