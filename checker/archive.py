"""Zip archives, which Office files are: what is looked at before one is opened, and one whose bytes tell no time."""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LARGEST: Final = 100_000_000
"""How many bytes the parts of a document may have together, unpacked."""
MOST_TIMES: Final = 200
"""How many times larger than its packed bytes a part may be."""
MOST_PARTS: Final = 2_000


def unreasonable(entries: Collection[ZipInfo], largest: int = LARGEST) -> bool:
    """Whether an archive of kilobytes would unpack to gigabytes, or to more parts than any document has."""
    return (
        len(entries) > MOST_PARTS
        or sum(entry.file_size for entry in entries) > largest
        or any(entry.file_size > MOST_TIMES * max(entry.compress_size, 1) for entry in entries)
    )


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
