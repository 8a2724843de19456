"""Waivers as nodes of the agreement's graph, so that rules can look at them as at anything else."""

from __future__ import annotations

from datetime import date

from checker.decisions.waiver_matches import Match
from checker.finding.waivers import Waiver
from checker.graph import AGREEMENT, Graph, Unknown
from checker.graph.writer import Writer
from checker.words import Text
from checker.yamlfile import Document


def add_waiver(graph: Graph, document: Document, waiver: Waiver, match: Match, day: date) -> None:
    """Adds a waiver that stands in `document`, with what it meets in the agreement on this day."""
    writer = Writer(graph.agreement, graph)
    node = writer.node(f"waiver/{waiver.rule}/{waiver.subject}", "waiver", ("waivers", waiver.position))
    graph.documents[node] = document
    graph.forget_found()
    writer.set(node, "in_agreement", (AGREEMENT,))
    writer.set(node, "rule", (waiver.rule,))
    writer.set(node, "subject", (waiver.subject,))
    writer.set(node, "subject_title", (waiver.title,))
    if waiver.subject in graph.nodes:
        writer.set(node, "waives", (waiver.subject,))
    if (expires := waiver.decision.expires) is not None:
        writer.set(node, "expires", (expires,))
        writer.set(node, "days_left", ((expires - day).days,))
    if match.needed is None:
        writer.set_unknown(node, "needed", Unknown(1, False, (True, False), _undecided(waiver, match), node, "needed"))
    else:
        writer.set(node, "needed", (match.needed,))
    if match.new_subject is not None:
        writer.set(node, "new_subject", (match.new_subject,))
    if match.new_title is not None:
        writer.set(node, "new_title", (match.new_title,))
    writer.set(node, "new_values", match.new_values)


def _undecided(waiver: Waiver, match: Match) -> Text:
    rule, subject = waiver.rule, waiver.subject
    if match.unread:
        return Text(f"redovisningen {subject} är inte inläst", f"the report {subject} was not read")
    return Text(f"{rule} kan inte avgöras för {subject}", f"{rule} is undecided for {subject}")
