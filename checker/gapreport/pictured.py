"""The report's pictures: drawings as values of its content, wide and narrow, with the words that say the same."""

from __future__ import annotations

from checker.gapreport.pictures import drawn, svg
from checker.gapreport.setting import Setting
from checker.gapreport.values import Picture

WIDE, NARROW = "wide", "narrow"
"""The classes of the two forms of a picture: a page shows one of them, by its width."""


def picture(setting: Setting, name: str) -> Picture:
    """A picture of the whole agreement, or of what concerns the division that the report is about."""
    wide, narrow = (
        drawn(name, setting.whole, setting.language, day=setting.day, division=setting.division, narrow=form is NARROW)
        for form in (WIDE, NARROW)
    )
    return Picture(
        svg(wide, setting.language, prefix=f"{name}-{WIDE}", styled=False, hidden=WIDE),
        svg(narrow, setting.language, prefix=f"{name}-{NARROW}", styled=False, hidden=NARROW),
        f"{wide.title}. {wide.description}",
    )
