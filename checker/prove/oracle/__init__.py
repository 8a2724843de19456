"""A second opinion: an engine that others wrote judges the exported agreements by the exported rules.

Where our engine decides, pySHACL must find the same rules broken at the same nodes. Only this room asks it, and only
when the oracle is asked for.
"""

from __future__ import annotations

from checker.prove.oracle import cases
from checker.prove.oracle.cases import Case
from checker.prove.oracle.opinions import Opinions, compared

__all__ = ["Case", "Opinions", "cases", "compared"]
