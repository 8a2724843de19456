"""Verdicts -> findings: what was judged, in words, with its place and its identity."""

from __future__ import annotations

from checker.finding.make import findings_of
from checker.finding.places import subject_path
from checker.finding.subjects import (
    SourcePlace,
    divisions_concerned,
    divisions_found,
    item_of,
    reporters,
    source_place,
    subject_label,
    subject_title,
)
from checker.finding.telling import stable_name
from checker.finding.values import Finding, Missing, Standing, State

__all__ = [
    "Finding",
    "Missing",
    "SourcePlace",
    "Standing",
    "State",
    "divisions_concerned",
    "divisions_found",
    "findings_of",
    "item_of",
    "reporters",
    "source_place",
    "stable_name",
    "subject_label",
    "subject_path",
    "subject_title",
]
