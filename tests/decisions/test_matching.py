"""Things are recognised by their words; a number helps, and never decides alone."""

from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from checker.decisions.matching import Described, matched

PARK = "Tre parker får nya träd, bänkar och belysning."
ROOF = "Skolornas tak byggs om och får växter som dämpar regn."
PLAN = "Planen visar hur kommunen använder mindre energi."


def an_item(number: str, title: str, text: str | None = "", kind: str = "assignment") -> Described:
    return Described(number, kind, title, text)


def test_renumbered_items_are_known_by_their_words() -> None:
    old = [an_item("1.2.1", "Rusta parker", PARK), an_item("1.2.2", "Gröna tak", ROOF)]
    new = [an_item("1.2.1", "Gröna tak", ROOF), an_item("1.2.2", "Rusta parker", PARK)]
    assert matched(old, new) == {"1.2.1": "1.2.2", "1.2.2": "1.2.1"}


def test_an_item_that_was_renumbered_and_edited_is_the_same() -> None:
    old = [an_item("1.2.1", "Rusta parker", PARK), an_item("1.2.2", "Gröna tak", ROOF)]
    new = [an_item("1.2.1", "Gröna tak på skolor", ROOF.replace("regn", "skyfall"))]
    assert matched(old, new) == {"1.2.2": "1.2.1"}


def test_the_same_title_is_enough() -> None:
    assert matched([an_item("1.2.1", "Gröna tak", ROOF)], [an_item("3.2.9", "GRÖNA TAK.", PLAN)]) == {"1.2.1": "3.2.9"}


def test_a_shared_number_alone_is_nothing() -> None:
    assert matched([an_item("1.2.1", "Rusta parker", PARK)], [an_item("1.2.1", "Ta fram en plan", PLAN)]) == {}


def test_a_shared_number_helps_where_half_of_the_words_are_others() -> None:
    old, new = an_item("1.2.1", "Rusta parker"), an_item("1.2.1", "Rusta lekplatser")
    assert matched([old], [new]) == {"1.2.1": "1.2.1"}
    assert matched([old], [new._replace(id="1.2.7")]) == {}


def test_two_items_with_one_number_are_told_apart() -> None:
    old = [an_item("1.1.2", "Rusta parker", PARK), an_item("1.1.2#2", "Gröna tak", ROOF)]
    new = [an_item("1.1.2", "Gröna tak", ROOF), an_item("1.1.2#2", "Rusta parker", PARK)]
    assert matched(old, new) == {"1.1.2": "1.1.2#2", "1.1.2#2": "1.1.2"}


def test_of_items_with_the_same_words_the_number_decides_then_the_order() -> None:
    old = [an_item(number, "Grunduppdrag", "Se bilaga.") for number in ("1.2.1", "1.2.2", "1.2.3")]
    new = [an_item(number, "Grunduppdrag", "Se bilaga.") for number in ("1.2.3", "1.2.7")]
    assert matched(old, new) == {"1.2.3": "1.2.3", "1.2.1": "1.2.7"}


def test_of_items_with_one_title_the_text_decides() -> None:
    old = [an_item("1.2.1", "Grunduppdrag", PARK), an_item("1.2.2", "Grunduppdrag", ROOF)]
    new = [an_item("1.2.1", "Grunduppdrag", ROOF + " Klart 2027."), an_item("1.2.2", "Grunduppdrag", PARK + " Snart.")]
    assert matched(old, new) == {"1.2.1": "1.2.2", "1.2.2": "1.2.1"}


def test_a_new_title_over_the_same_text_is_the_same_item() -> None:
    assert matched([an_item("1.2.1", "Parker", PARK)], [an_item("1.2.5", "Lek och grönska", PARK)]) == {
        "1.2.1": "1.2.5"
    }


def test_a_draft_without_words_keeps_its_number() -> None:
    assert matched([an_item("1.2.1", "")], [an_item("1.2.1", "Gröna tak", ROOF)]) == {"1.2.1": "1.2.1"}


def test_an_item_can_become_one_of_another_kind() -> None:
    old, new = an_item("1.2.1", "Gröna tak", ROOF), an_item("1.2.1", "Gröna tak", PLAN, kind="base_assignment")
    assert matched([old], [new]) == {"1.2.1": "1.2.1"}
    assert matched([old], [new._replace(title="Ta fram en plan")]) == {}


def test_titles_alone_are_enough_to_know_an_earlier_version_by() -> None:
    old = [an_item("1.2.1", "Rusta parker", None), an_item("1.2.2", "Anlägga gröna tak på skolor", None)]
    new = [an_item("1.2.1", "Anlägga gröna tak på alla skolor", ROOF), an_item("1.2.2", "Rusta parker", PARK)]
    assert matched(old, new) == {"1.2.1": "1.2.2", "1.2.2": "1.2.1"}


WORDS = st.sampled_from(("park", "tak", "plan", "energi", "skola", "väg", "2027"))
THINGS = st.lists(
    st.builds(
        Described,
        st.sampled_from(("1.1.1", "1.1.2", "1.1.2#2", "1.1.3", "1.1.4", "1.2.1", "1.2.2")),
        st.sampled_from(("goal", "assignment")),
        st.lists(WORDS, max_size=3).map(" ".join),
        st.none() | st.lists(WORDS, max_size=6).map(" ".join),
    ),
    max_size=7,
    unique_by=lambda one: one.id,
)


@given(THINGS, THINGS)
def test_matching_is_one_to_one(old: list[Described], new: list[Described]) -> None:
    pairs = matched(old, new)
    assert len({*pairs.values()}) == len(pairs)
    assert pairs.keys() <= {one.id for one in old}
    assert {*pairs.values()} <= {one.id for one in new}


@given(THINGS, st.randoms(use_true_random=False))
def test_what_did_not_change_is_itself_in_whatever_order_it_stands(things: list[Described], random: object) -> None:
    shuffled = [*things]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    pairs = matched(things, shuffled)
    by_id = {one.id: one for one in things}
    assert pairs.keys() == by_id.keys()
    for before, now in pairs.items():
        assert by_id[before]._replace(id="") == by_id[now]._replace(id="")


@given(THINGS, st.data())
def test_renumbering_moves_nothing(things: list[Described], data: st.DataObject) -> None:
    unlike = [one._replace(title=f"{one.title} {place}") for place, one in enumerate(things)]
    ids = data.draw(st.permutations([one.id for one in unlike]))
    renumbered = [one._replace(id=number) for one, number in zip(unlike, ids, strict=True)]
    if all(one.text is not None for one in things):
        assert matched(unlike, renumbered) == dict(zip([one.id for one in unlike], ids, strict=True))


def test_two_thousand_edited_items_are_matched_at_once() -> None:
    """Were each compared with each, it would take fifty times as long."""
    old = [an_item(f"1.2.{n}", f"Mål {n} för kommunen", f"Texten om sak{n} och ting{n} i ort{n}.") for n in range(2000)]
    new = [
        an_item(f"1.2.{n + 3}", f"Målet {n} för bygden", f"Text om sak{n} och ting{n} på ort{n}.") for n in range(2000)
    ]
    start = process_time()
    pairs = matched(old, new)
    assert process_time() - start < 1
    assert pairs == {f"1.2.{n}": f"1.2.{n + 3}" for n in range(2000)}
