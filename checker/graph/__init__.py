"""Agreement -> nodes and relations, and the paths on which rules read them."""

from __future__ import annotations

from checker.graph.build import AGREEMENT, build_graph
from checker.graph.index import Graph, ValueSets, Words
from checker.graph.paths import Alternative, Path, PathFault, Repeat, Sequence, Step, parse_path, spelled, words_of
from checker.graph.places import stated_at
from checker.graph.traces import Trace, own_traces, statements, traces, words_read
from checker.graph.unknown import possible_values, value_sets
from checker.graph.values import EMPTY, NOT_COMPARED, PLENTY, Table, Unknown, Unknowns, Values, ValueSet
from checker.graph.walk import GONE_ON_FROM, known_values
from checker.graph.work import FEW, HASHED_QUICKLY, UNCOUNTED, KnownValues, TooMuchWork, Work

__all__ = [
    "AGREEMENT",
    "EMPTY",
    "FEW",
    "GONE_ON_FROM",
    "HASHED_QUICKLY",
    "NOT_COMPARED",
    "PLENTY",
    "UNCOUNTED",
    "Alternative",
    "Graph",
    "KnownValues",
    "Path",
    "PathFault",
    "Repeat",
    "Sequence",
    "Step",
    "Table",
    "TooMuchWork",
    "Trace",
    "Unknown",
    "Unknowns",
    "ValueSet",
    "ValueSets",
    "Values",
    "Words",
    "Work",
    "build_graph",
    "known_values",
    "own_traces",
    "parse_path",
    "possible_values",
    "spelled",
    "stated_at",
    "statements",
    "traces",
    "value_sets",
    "words_of",
    "words_read",
]
