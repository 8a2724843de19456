"""Parts set beneath one another, and boxes spread without overlap."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from checker.gapreport.pictures.blocks import moved, spread, stacked
from checker.gapreport.pictures.drawing import Block, Box, Line


def test_blocks_are_stacked_with_gaps_between_those_that_have_height() -> None:
    one = Block((Box(0, 0, 5, 10, "panel"),), 10)
    nothing = Block((), 0)
    whole = stacked((nothing, one, nothing, one), 3)
    assert whole.height == 23
    assert [shape.extent.top for shape in whole.shapes] == [0, 13]


def test_lines_move_with_all_their_points() -> None:
    assert moved([Line(((0, 0), (1, 2)), "grid")], 10, 20) == (Line(((10, 20), (11, 22)), "grid"),)


@given(
    st.lists(st.tuples(st.floats(0, 500), st.floats(10, 90)), min_size=1, max_size=12),
    st.floats(0, 50),
    st.floats(100, 900),
)
def test_boxes_are_spread_without_overlap(boxes: list[tuple[float, float]], top: float, bottom: float) -> None:
    boxes.sort()
    centres, heights = [centre for centre, _ in boxes], [height for _, height in boxes]
    edges_ = spread(centres, heights, top, bottom, 8)
    placed = [*zip(edges_, heights, strict=True)]
    assert all(edge + height + 8 <= after + 1e-6 for (edge, height), (after, _) in pairwise(placed))
    assert placed[0][0] >= top - 1e-6
    room = top + sum(heights) + 8 * (len(heights) - 1)
    assert edges_[-1] + heights[-1] <= max(bottom, room) + 1e-6
