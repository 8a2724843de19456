"""polars: a frame of nodes and one for each word; a rule is what their joins leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import polars as pl

from checker.graph import Graph
from checker.vocabulary import RELATIONS
from tests.benchmarks.peers.found import ITEMS, Found, tables


def asked(graphs: Sequence[Graph]) -> Callable[[], Found]:
    """Asks with frames in memory."""
    held = tables(graphs)
    nodes = pl.DataFrame(held.nodes, schema=["node", "kind"], orient="row")
    words = {word: _frame(word, rows) for word, rows in held.words.items()}
    return lambda: held.found(
        (rule, node) for rule, left in _rules(nodes, words) for node in left["node"].unique().to_list()
    )


def _frame(word: str, rows: Sequence[tuple[Any, Any]]) -> pl.DataFrame:
    """A word's frame; of one that no node has, the types cannot be told from its rows."""
    empty = {"node": pl.Int64, "value": pl.Int64 if word in RELATIONS else pl.String}
    return pl.DataFrame(rows, schema=["node", "value"] if rows else empty, orient="row")


def _rules(nodes: pl.DataFrame, words: dict[str, pl.DataFrame]) -> Iterator[tuple[str, pl.DataFrame]]:
    of = {kind[0]: part.select("node") for kind, part in nodes.group_by("kind")}
    items = pl.concat([of[kind] for kind in ITEMS])
    goals, assignments = of["goal"], of["assignment"]

    def without(some: pl.DataFrame, word: pl.DataFrame) -> pl.DataFrame:
        return some.join(word, on="node", how="anti")

    def inverse(word: str) -> pl.DataFrame:
        return words[word].select(node="value", value="node")

    def to(word: pl.DataFrame, kind: str) -> pl.DataFrame:
        return word.join(of[kind], left_on="value", right_on="node", how="semi")

    def then(first: pl.DataFrame, second: pl.DataFrame) -> pl.DataFrame:
        joined = first.join(second, left_on="value", right_on="node", how="inner", suffix="_next")
        return joined.select("node", value="value_next")

    kept = words["kept_by_board"].filter(pl.col("value") == "True")
    yield "DAT01", pl.concat([without(assignments, words["start"]), without(assignments, words["end"])])
    dates = assignments.join(words["start"], on="node").join(words["end"], on="node", suffix="_end")
    yield "DAT02", dates.filter(pl.col("value") > pl.col("value_end"))
    yield "DEL01", without(without(items, to(words["delegated_to"], "division")), kept)
    named = pl.concat([words[word] for word in ("delegated_to", "named_in_heading", "led_by", "supported_by")])
    parties = then(words["in_agreement"], words["has_party"])
    yield "DEL03", items.join(named, on="node").join(parties, on=["node", "value"], how="anti")
    yield "DEL08", without(without(goals, kept), inverse("serves"))
    boards = pl.concat([words["decided_by"], words["held_by"], then(words["in_agreement"], words["of_board"])])
    yield "DEL11", items.join(words["delegated_to"], on="node").join(boards, on=["node", "value"], how="semi")
    yield "IND01", without(goals, words["measured_by"])
    measured = then(inverse("expects"), words["measured_by"])
    yield "IND03", without(of["desired_result"].join(measured, on="node", how="semi"), words["measured_by"])
    expected = then(inverse("measured_by"), words["expects"])
    by_result = to(inverse("measured_by"), "desired_result")
    yield "IND04", without(of["indicator"].join(expected, on="node", how="semi"), by_result)
    shared = words["delegated_to"].group_by("node").len().filter(pl.col("len") >= 2)
    led = to(words["led_by"], "division").group_by("node").len().filter(pl.col("len") == 1)
    yield "LED01", without(assignments.join(shared, on="node", how="semi"), led)
    own = pl.concat([words["delegated_to"], words["held_by"]])
    yield "LED02", items.join(words["led_by"], on="node").join(own, on=["node", "value"], how="anti")
    numbered = items.join(words["number"], on="node").join(words["in_agreement"], on="node", suffix="_of")
    yield "STR01", numbered.filter(pl.struct("value", "value_of").is_duplicated())
