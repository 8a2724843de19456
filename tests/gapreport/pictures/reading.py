"""What a reader would trip over in a drawing."""

from __future__ import annotations

from itertools import combinations, product

from checker.gapreport.pictures import Drawing
from checker.gapreport.pictures.drawing import Box, Extent, Label, Mark, MarkShape


def overlap(one: Extent, other: Extent) -> bool:
    """Whether two rooms have more than half a pixel in common."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0.5 and down > 0.5


def within(one: Extent, other: Extent) -> bool:
    """Whether one room lies in the other."""
    return (
        one.left >= other.left - 0.5
        and one.right <= other.right + 0.5
        and one.top >= other.top - 0.5
        and one.bottom <= other.bottom + 0.5
    )


def faults_of(drawing: Drawing) -> list[str]:
    """Everything that a reader would trip over: what is cut, too small, on top of another or crossed by a line."""
    placed = [(shape, shape.extent) for shape in drawing.shapes]
    labels = [(shape, extent) for shape, extent in placed if isinstance(shape, Label)]
    frame = Extent(0, 0, drawing.width, drawing.height)
    found = [f"leaves the picture: {shape}" for shape, extent in placed if not within(extent, frame)]
    found += [f"is too small: {label}" for label, _ in labels if label.size < 11]
    pairs = combinations(labels, 2)
    found += [f"overlap: {one.text} / {two.text}" for (one, here), (two, there) in pairs if overlap(here, there)]
    for (label, extent), (shape, other) in product(labels, placed):
        if isinstance(shape, Label) or not overlap(extent, other):
            continue
        if not isinstance(shape, Box) or not within(extent, other):
            found.append(f"is crossed or cut by {shape}: {label.text}")
    return found


def labels_of(drawing: Drawing) -> list[str]:
    """The words that a drawing shows."""
    return [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


def marks_of(drawing: Drawing, shape: MarkShape) -> list[Mark]:
    """The signs of a sort in a drawing."""
    return [one for one in drawing.shapes if isinstance(one, Mark) and one.shape == shape]
