"""Whole shapes on small graphs: never wrong however the unknowns turn out, and two-valued where there are none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.graph import Graph, Table, Values, Words, known_values, parse_path
from checker.rulebook.compile import compile_shape
from checker.rulebook.compiled import Compiled
from checker.rulebook.shapes import And, Call, Not, Or, Qualified, Shape, Xone, paths_in
from checker.rulebook.shapes import Test as PathTest
from checker.rulebook.truth import Truth
from tests.fuzz.test_many import counted
from tests.graph.worlds import KINDS, LINKS, NODES, completions, graph_of, open_graphs, unknown

PATHS: Final = (*LINKS, "^led_by", "delegated_to/led_by", "delegated_to|led_by", "delegated_to+")
NUMBERS: Final = ("year", "position")
UNIVERSE: Final[dict[str, Values]] = dict.fromkeys(NUMBERS, (0, 1, 2, 3))

one_kind = st.sampled_from(KINDS).map(lambda kind: Call("class", (kind,)))
paths = st.sampled_from(PATHS).map(parse_path)


def path_tests(nested: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    """A path with one or two of the constraints that links to nodes can have."""
    count = st.integers(0, 2)
    calls = st.one_of(
        st.builds(Call, st.sampled_from(["min_count", "max_count"]), count),
        one_kind,
        st.builds(Call, st.just("some_value"), nested.map(lambda shape: Qualified(shape, 1, None))),
        st.builds(Call, st.just("qualified_value_shape"), st.builds(Qualified, nested, count, st.none() | count)),
        st.builds(Call, st.sampled_from(["subset_of", "equals", "disjoint"]), paths),
        st.builds(Call, st.just("node"), nested),  # `and or not xone` inside the path's block
    )
    return st.builds(PathTest, paths, st.lists(calls, min_size=1, max_size=2).map(tuple))


def larger(smaller: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    """Shapes of shapes."""
    several = st.tuples(smaller, smaller)
    logic = st.one_of(
        st.builds(And, several), st.builds(Or, several), st.builds(Xone, several), st.builds(Not, smaller)
    )
    return logic | path_tests(smaller)


shapes: st.SearchStrategy[Shape] = st.recursive(
    st.builds(PathTest, st.none(), one_kind.map(lambda call: (call,))), larger, max_leaves=3
)


def means(shape: Shape, graph: Graph, node: Any) -> bool:
    """What a shape means where everything is known."""
    match shape:
        case And(inner):
            return all(means(one, graph, node) for one in inner)
        case Or(inner):
            return any(means(one, graph, node) for one in inner)
        case Xone(inner):
            return sum(means(one, graph, node) for one in inner) == 1
        case Not(one):
            return not means(one, graph, node)
        case PathTest(path, calls):
            values = {node} if path is None else {*known_values(path, Words(graph, {}))(node)}
            return all(call_means(call, graph, node, values) for call in calls)


def call_means(call: Call, graph: Graph, node: Any, values: set[Any]) -> bool:
    """What a constraint means where everything is known."""
    argument = call.argument

    def other() -> set[Any]:
        return {*known_values(argument, Words(graph, {}))(node)}

    def fitting(shape: Shape) -> int:
        return sum(means(shape, graph, value) for value in values)

    meanings: dict[str, Callable[[], bool]] = {
        "min_count": lambda: len(values) >= argument,
        "max_count": lambda: len(values) <= argument,
        "class": lambda: all(graph.nodes[value] in argument for value in values),
        "has_value": lambda: set(argument) <= values,
        "node": lambda: fitting(argument) == len(values),
        "some_value": lambda: fitting(argument.shape) > 0,
        "qualified_value_shape": lambda: (
            (argument.least or 0) <= fitting(argument.shape) <= (len(NODES) if argument.most is None else argument.most)
        ),
        "subset_of": lambda: values <= other(),
        "equals": lambda: values == other(),
        "disjoint": lambda: not values & other(),
        "less_than_or_equals": lambda: all(one <= than for one, than in product(values, other())),
    }
    return meanings[call.constraint]()


@given(open_graphs(), shapes)
def test_a_verdict_is_never_wrong(graph: Graph, shape: Shape) -> None:
    compiled = compile_shape(shape, Words(graph, {}))
    answers = {node: compiled.holds(node) for node in NODES}
    for complete in completions(graph, {}):
        closed = compile_shape(shape, Words(complete, {}))
        for node, answer in answers.items():
            meant = means(shape, complete, node)
            assert closed.holds(node) is meant
            assert answer in (meant, None), f"{answer} at {node}, but may be {meant}"


@given(open_graphs(), open_graphs(), shapes)
def test_what_was_compiled_for_one_agreement_says_of_another_what_is_compiled_anew(
    one: Graph, other: Graph, shape: Shape
) -> None:
    words = Words(one, {})
    answers_of(compile_shape(shape, words))
    for graph in (other, one):
        words.turn_to(graph, {})
        assert answers_of(compile_shape(shape, words)) == answers_of(compile_shape(shape, Words(graph, {})))


def answers_of(compiled: Compiled) -> list[tuple[Truth, Values]]:
    """What a shape says of every node: its truth, and what it rests on."""
    rests_on = {True: lambda _: (), False: compiled.offending, None: compiled.missing}
    return [(truth, rests_on[truth](node)) for node in NODES for truth in [compiled.holds(node)]]


@given(open_graphs(), shapes)
def test_an_undecided_answer_names_what_is_missing(graph: Graph, shape: Shape) -> None:
    compiled = compile_shape(shape, Words(graph, {}))
    recorded = {(one.subject, one.name) for t in graph.tables.values() for ones in t.unknown.values() for one in ones}
    for node in NODES:
        if compiled.holds(node) is None:
            missing = compiled.missing(node)
            assert missing
            assert {(one.subject, one.name) for one in missing} <= recorded


@given(open_graphs(), shapes)
def test_what_offends_is_a_known_value_of_one_of_the_paths(graph: Graph, shape: Shape) -> None:
    words = Words(graph, {})
    compiled = compile_shape(shape, words)
    for node in NODES:
        if compiled.holds(node) is False:
            read = {value for path in paths_in(shape) for value in known_values(path, words)(node)}
            offending = compiled.offending(node)
            assert {*offending} <= {node, *read}
            assert len({*offending}) == len(offending)


number_sets = st.lists(st.integers(1, 2), max_size=2, unique=True).map(tuple)
number_unknowns = st.one_of(
    st.builds(unknown, st.none(), at_least=st.integers(0, 1)),
    st.builds(
        unknown,
        st.lists(st.integers(1, 2), min_size=1, unique=True),
        at_least=st.integers(0, 1),
        many=st.booleans(),
    ),
)
number_tables = st.builds(Table, st.fixed_dictionaries({"a": number_sets}), st.just({})) | st.builds(
    Table, st.fixed_dictionaries({"a": number_sets}), number_unknowns.map(lambda one: {"a": (one,)})
)
number_calls = st.one_of(
    st.lists(st.integers(1, 2), min_size=1, max_size=2, unique=True).map(lambda some: Call("has_value", tuple(some))),
    st.sampled_from(["less_than_or_equals", "equals", "subset_of", "disjoint"]).map(
        lambda name: Call(name, parse_path("position"))
    ),
)


@given(number_tables, number_tables, number_calls)
def test_comparisons_of_numbers_are_never_wrong(years: Table, positions: Table, call: Call) -> None:
    graph = graph_of({"a": "board"}, {})
    graph.tables |= {"year": years, "position": positions}
    shape = PathTest(parse_path("year"), (call,))
    answer = compile_shape(shape, Words(graph, {})).holds("a")
    for complete in completions(graph, UNIVERSE):
        meant = means(shape, complete, "a")
        assert compile_shape(shape, Words(complete, {})).holds("a") is meant
        assert answer in (meant, None)


BOARD = PathTest(None, (Call("class", ("board",)),))


def led_by(*calls: Call) -> PathTest:
    return PathTest(parse_path("led_by"), calls)


@pytest.mark.parametrize(
    ("shape", "known", "truth"),
    [
        # Traps that the language's documentation warns of.
        (led_by(Call("class", ("division",))), (), True),
        (Not(led_by(Call("class", ("board",)))), (), False),
        (led_by(Call("node", Not(BOARD))), (), True),
        (led_by(Call("equals", parse_path("delegated_to"))), ("b",), False),
        (led_by(Call("node", Not(BOARD))), ("b",), False),
        (led_by(Call("node", Xone((BOARD, BOARD)))), ("b",), False),
        (led_by(Call("node", Or((BOARD, Not(BOARD))))), ("b", "c"), True),
    ],
)
def test_traps(shape: Shape, known: tuple[str, ...], truth: Truth) -> None:
    graph = graph_of({"a": "assignment", "b": "board", "c": "division"}, {("led_by", "a"): known})
    assert compile_shape(shape, Words(graph, {})).holds("a") is truth
    # The same with an unknown that is another node's: the three-valued closures are used, and say the same.
    graph.tables["led_by"].unknown["c"] = (unknown(None),)
    assert compile_shape(shape, Words(graph, {})).holds("a") is truth


def offending(shape: Shape, known: Mapping[str, Values]) -> tuple[Any, ...]:
    kinds = {"a": "assignment", "b": "board", "c": "division", "d": "division"}
    graph = graph_of(kinds, {(word, "a"): values for word, values in known.items()})
    compiled = compile_shape(shape, Words(graph, {}))
    assert compiled.holds("a") is False
    return compiled.offending("a")


def test_offending_values() -> None:
    leads, recipients = parse_path("led_by"), parse_path("delegated_to")
    both = {"led_by": ("b", "c"), "delegated_to": ("c", "d")}
    assert offending(led_by(Call("class", ("division",))), both) == ("b",)
    assert offending(led_by(Call("subset_of", recipients)), both) == ("b",)
    assert offending(led_by(Call("equals", recipients)), both) == ("b", "d")
    assert offending(led_by(Call("disjoint", recipients)), both) == ("c",)
    assert offending(led_by(Call("max_count", 1)), both) == ("b", "c")
    assert offending(led_by(Call("min_count", 3)), both) == ()
    assert offending(led_by(Call("node", Not(BOARD))), both) == ("b",)
    several = Call("qualified_value_shape", Qualified(Not(BOARD), None, 1))
    assert offending(PathTest(recipients, (several,)), both) == ("c", "d")
    assert offending(Or((led_by(Call("max_count", 1)), led_by(Call("max_count", 0)))), both) == ()
    assert offending(Not(PathTest(leads, (Call("min_count", 1),))), both) == ()
    assert offending(And((led_by(Call("max_count", 1)), PathTest(recipients, (Call("max_count", 1),)))), both) == (
        "b",
        "c",
        "d",
    )


def in_each_other(depth: int) -> Shape:
    """Led by one that is led by one that …, so many times, of the year 1."""
    shape: Shape = PathTest(parse_path("year"), (Call("has_value", (1,)),))
    for _ in range(depth):
        shape = PathTest(parse_path("led_by"), (Call("some_value", Qualified(shape, 1, None)),))
    return shape


@pytest.mark.parametrize("is_open", [False, True], ids=["known", "undecided"])
def test_shapes_in_each_other_take_time_by_their_number(is_open: bool) -> None:
    """Of nodes that all lead to all, with each level three times as many ways come to one node."""
    leads: dict[tuple[str, str], Values] = {("led_by", node): NODES for node in NODES}
    maybe = {("year", node): (unknown((1, 2), of=node)._replace(name="year"),) for node in NODES} if is_open else None

    def calls(depth: int) -> int:
        compiled = compile_shape(in_each_other(depth), Words(graph_of(dict.fromkeys(NODES, "board"), leads, maybe), {}))
        with counted() as made:
            for node in NODES:
                assert compiled.holds(node) is (None if is_open else False)
                assert len(compiled.missing(node)) == (len(NODES) if is_open else 0)
        return made()

    assert calls(8) < 2.5 * calls(4)
