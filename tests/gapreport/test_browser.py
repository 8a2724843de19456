"""The report in a real browser: axe-core, no sideways scrolling, the focus on its way, dates in one piece.

Needs Debian's `chromium`; without it these tests say that they were left out, and in CI they fail.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from checker.gapreport.values import Picture, Table
from checker.words import LANGUAGES, Language
from tests.gapreport.pages import opened
from tests.gapreport.reports import checked_of, real_report, report, sections
from tests.gapreport.test_parts import FAULTY
from tests.sound import sound_with

AXE: Final = Path(__file__).with_name("axe") / "axe.min.js"
VIEWS: Final = [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")]


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe-core finds: its rule, and the first element that breaks it."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]]


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_finds_no_violation(width: int, scheme: str, browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, real_report(), width, scheme)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert violations(page) == []
    page.context.close()


def test_axe_finds_no_violation_in_english(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, report(checked_of(sound_with(FAULTY)), "en"))
    assert violations(page) == []
    page.context.close()


def test_axe_finds_faults_that_are_planted(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, report(checked_of(sound_with({}))))
    page.evaluate("""() => {
        document.documentElement.removeAttribute("lang");
        document.querySelector("h1").style.color = "#eee";
        document.querySelector("nav a").textContent = "";
    }""")
    assert {"html-has-lang", "color-contrast", "link-name"} <= {rule for rule, _ in violations(page)}
    page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways(language: Language, browser: Browser, folder: Path) -> None:
    """640 pixels are 1280 at 200 %; at 1248 the contents stand beside the parts."""
    page = opened(browser, folder, real_report(language), 320)
    for width in (320, 640, 980, 1000, 1247, 1248, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        assert (page.evaluate("document.documentElement.scrollWidth"), width) <= (width, width)
    page.context.close()


def pictures_shown(page: Page) -> list[dict[str, Any]]:
    """The big pictures: which of their drawings are shown, and how large to the size that they are drawn in."""
    found: list[dict[str, Any]] = page.evaluate("""() => [...document.querySelectorAll(".picture:has(.narrow)")].map(
        (one) => {
            const shown = [...one.querySelectorAll("svg")].filter((svg) => svg.getClientRects().length);
            const sizes = shown.map((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width);
            return {classes: shown.map((svg) => svg.classList[1]), smallest: Math.min(...sizes)};
        })""")
    return found


@pytest.mark.parametrize(("width", "form"), [(320, "narrow"), (640, "narrow"), (720, "wide"), (1280, "wide")])
def test_pictures_are_drawn_for_the_width_that_there_is(width: int, form: str, browser: Browser, folder: Path) -> None:
    """Their smallest letters, 11 pixels, stay 10 at least."""
    page = opened(browser, folder, real_report(), width)
    shown = pictures_shown(page)
    assert len(shown) == 3
    assert {one for picture in shown for one in picture["classes"]} == {form}
    assert all(11 * picture["smallest"] >= 10 for picture in shown)
    page.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_who_does_not_see_a_picture_is_told_what_it_shows(width: int, browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, real_report(), width)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    images = [node for node in nodes if node.get("role", {}).get("value") == "image" and not node["ignored"]]
    told = [node["name"]["value"] for node in images]
    blocks = [block for section in sections(real_report().parts) for block in section.blocks]
    big = [one for one in blocks if isinstance(one, Picture)]
    cells = [cell for one in blocks if isinstance(one, Table) for row in one.rows for cell in row]
    small = [cell.picture.words for cell in cells if cell.picture]
    assert sorted(told) == sorted([*small, *(f"{one.title}, bild som också står i ord strax efter" for one in big)])
    for one in big:
        page.get_by_role("img", name=one.title).locator("+ details summary").press("Enter")
        assert page.get_by_text(one.words).is_visible()
    page.context.close()


def test_words_of_two_thousand_letters_do_not_scroll_it_sideways(browser: Browser, folder: Path) -> None:
    title = "&Å<" * 666
    page = opened(
        browser, folder, report(checked_of(sound_with({"1.1.1": {"title": title}, "1.2.1": {"title": title}})))
    )
    assert page.get_by_role("rowheader", name=f"1.1.1 {title}").count() > 0
    for width in (1280, 1000, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert (page.evaluate("document.documentElement.scrollWidth"), width) <= (width, width)
    page.context.close()


def test_it_can_be_read_without_a_mouse(browser: Browser, folder: Path) -> None:
    """The first stop leads past the contents; then come the contents in the order of the parts."""
    page = opened(browser, folder, real_report())
    stops = []
    for _ in range(4):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert stops == ["#content", "#about", "#summary", "#questions"]
    page.context.close()


STOP: Final = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect(), look = getComputedStyle(one);
    return {
        place: window.stops.indexOf(one),
        outline: look.outlineStyle === "none" ? 0 : parseFloat(look.outlineWidth),
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
            && look.visibility === "visible" && !one.closest("[aria-hidden]"),
    };
}"""
"""Where the focus is: its place in reading order, the width of its outline, and whether it can be seen."""


@pytest.mark.parametrize("width", [320, 1280])
def test_the_focus_goes_in_reading_order_and_is_always_seen(width: int, browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, report(checked_of(sound_with(FAULTY))), width)
    count = page.evaluate("""() => {
        window.stops = [...document.querySelectorAll("a[href], summary")].filter(
            (one) => one.getClientRects().length);
        return window.stops.length;
    }""")
    stops = []
    for _ in range(count):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
    assert [stop["place"] for stop in stops] == [*range(count)]
    assert [stop for stop in stops if stop["outline"] < 2 or not stop["seen"]] == []
    assert count > 40
    page.context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_date_is_broken(width: int, browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, real_report(), width)
    lines = page.evaluate(r"""() => {
        document.querySelectorAll("details").forEach((one) => { one.open = true; });
        const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
        const found = [];
        for (let text; (text = texts.nextNode());) {
            for (const date of text.data.matchAll(/\d{4}-\d\d-\d\d/g)) {
                const range = document.createRange();
                range.setStart(text, date.index);
                range.setEnd(text, date.index + 10);
                if (!text.parentElement.closest("svg")) found.push(range.getClientRects().length);
            }
        }
        return found;
    }""")
    assert len(lines) > 100
    assert {*lines} <= {0, 1}  # none where a figure is shown to those who hear only
    page.context.close()


def test_what_scrolls_by_itself_is_reached_from_the_keyboard(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, real_report())
    page.set_viewport_size({"width": 1280, "height": 300})
    scrolling = page.evaluate("""() => [...document.body.querySelectorAll("*")].filter((one) => {
        const look = getComputedStyle(one);
        return /auto|scroll/.test(look.overflowX + look.overflowY)
            && (one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth);
    }).map((one) => [one.tagName, one.querySelector("a[href]") !== null])""")
    assert scrolling == [["NAV", True]]
    page.context.close()
