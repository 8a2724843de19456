"""Zip archives, which Office files are, whose bytes depend on nothing but what is in them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def same_every_time(data: bytes) -> bytes:
    """An archive with the same parts in the same order, and one date for them all."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as made, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in made.namelist():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, made.read(name))
    return packed.getvalue()
