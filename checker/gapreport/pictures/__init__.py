"""Pictures of an agreement and of what was found in it, as accessible SVG without script or library.

Each picture is a pure function from what was checked to a `Drawing`: boxes, lines, marks and labels with their places and
a text alternative. `svg` writes a drawing down.
"""

from __future__ import annotations

from checker.gapreport.pictures.drawing import Drawing
from checker.gapreport.pictures.graph import graph_picture
from checker.gapreport.pictures.palette import style_sheet
from checker.gapreport.pictures.svg import svg

__all__ = ["Drawing", "graph_picture", "style_sheet", "svg"]
