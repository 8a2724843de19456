"""Pictures in a Word document: as SVG, which Word prints sharp, with a PNG of the same for programs that show none."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from checker.gapreport.pictures import Drawing, on_paper
from checker.gapreport.raster import NotDrawn, png
from checker.named import NamedTuple
from checker.words import Text

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

EMU: Final = 9525
"""Word's unit to a pixel of a drawing."""
_IMAGE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_DRAWN: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_FILE: Final = "styrkoll"


class Image(NamedTuple):
    """A drawing that the document has: the relations that lead to its two files, its number, its size in pixels."""

    png: str
    svg: str
    number: int
    width: float
    height: float

    def xml(self, alternative: str, title: str = "") -> str:
        """The image as a run; `alternative` is what it shows in words, for those who do not see it.

        Both are values of attributes, with quotation marks.
        """
        size = f'cx="{round(self.width * EMU)}" cy="{round(self.height * EMU)}"'
        about = f'id="{self.number}" name="{_FILE}{self.number}" descr={alternative}'
        named = f" title={title}" if title else ""
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWN}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
            f'distR="0"><wp:extent {size}/><wp:docPr {about}{named}/>'
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWN}/main" noChangeAspect="1"/>'
            f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_DRAWN}/main"><a:graphicData uri="{_DRAWN}/picture">'
            f'<pic:pic xmlns:pic="{_DRAWN}/picture"><pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>'
            '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            f'r:embed="{self.png}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
            'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
            f'r:embed="{self.svg}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


class Gallery:
    """The images of a document, put into it as they are asked for."""

    def __init__(self, template: DocxTemplate) -> None:
        self._template = template
        self._count = self._last = 0

    def image(self, drawing: Drawing) -> Image | Text:
        """The drawing as an image of the document; or why there is none."""
        made = png(drawing)
        if isinstance(made, NotDrawn):
            return made.why
        self._count += 1
        return Image(
            self._added("png", "image/png", made),
            self._added("svg", "image/svg+xml", on_paper(drawing).encode()),
            self._count,
            drawing.width,
            drawing.height,
        )

    def _added(self, ending: str, content_type: str, data: bytes) -> str:
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        document = self._template.docx.part
        part = Part(PackURI(f"/word/media/{_FILE}{self._count}.{ending}"), content_type, data, document.package)
        # The library would look for a free id among all relations, and for one that leads to this part already.
        self._last = next(number for number in count(self._last + 1) if f"rId{number}" not in document.rels)
        return str(document.rels.add_relationship(_IMAGE, part, f"rId{self._last}").rId)
