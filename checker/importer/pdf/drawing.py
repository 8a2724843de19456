"""A page of a PDF as pdfplumber has it, with all that is drawn on it put on an account, also by forms within forms."""

from __future__ import annotations

from typing import Any, Final

from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from checker.importer.pdf.account import FORM, LETTER, PART, POINT, SAVED, TOKEN, Account, tokens

_COPIED: Final = 500
"""So many values before an operator are copied in a microsecond."""


class _Device(PDFPageAggregatorWithMarkedContent):
    account: Account

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        size = sum(len(one) for one in seq if isinstance(one, bytes))
        self.account.draw(LETTER * (size // 2 if textstate.font.is_multibyte() else size))
        super().render_string(textstate, seq, ncs, graphicstate)

    def paint_path(self, gstate: Any, stroke: Any, fill: Any, evenodd: Any, path: Any) -> None:
        self.account.draw(PART + POINT * len(path))
        super().paint_path(gstate, stroke, fill, evenodd, path)

    def begin_figure(self, name: Any, bbox: Any, matrix: Any) -> None:
        self.account.draw(FORM)
        super().begin_figure(name, bbox, matrix)


class _Interpreter(PDFPageInterpreter):
    """Each form in a form has one of its own, of the same class."""

    device: _Device

    def execute(self, streams: Any) -> None:
        self.device.account.draw(sum(TOKEN * tokens(stream_value(one).get_data()) for one in streams))
        super().execute(streams)

    def do_q(self) -> None:
        self.device.account.draw(SAVED)
        super().do_q()

    def pop(self, n: int) -> list[Any]:
        self.device.account.draw(len(self.argstack) // _COPIED)
        return super().pop(n)


class DrawnPage(Page):
    """A page that is laid out when something of it is asked for.

    Raises:
        TooMuch: where more is drawn on it than on any page that somebody reads.
    """

    @property
    def layout(self) -> LTPage:
        """All that is drawn on it."""
        if not hasattr(self, "_layout"):
            opened: Any = self.pdf
            account: Account = opened.account
            device = _Device(opened.rsrcmgr, pageno=self.page_number, laparams=None)
            device.account = account
            account.turn()
            _Interpreter(opened.rsrcmgr, device).process_page(self.page_obj)
            self._layout = device.get_result()
        return self._layout
