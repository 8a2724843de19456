"""A changed text -> the bytes of its file, coded as those that it was read from."""

from __future__ import annotations

import codecs

from checker.yamlfile.document import Document


def encoded(document: Document, text: str) -> bytes:
    """A changed text in the bytes of its file: with its byte order mark, in its encoding where that has its letters."""
    data = document.data
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name, mark = ("utf-16-le", data[:2]) if data.startswith(codecs.BOM_UTF16_LE) else ("utf-16-be", data[:2])
        return mark + text.encode(name)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return text.encode("cp1252")
        except UnicodeEncodeError:
            return text.encode("utf-8")
    return mark + text.encode("utf-8")
