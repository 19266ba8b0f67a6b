"""The store of typeset parts."""

from integrationskonzept.lib.pdf_teile import Druckteil, Teilsatz
from integrationskonzept.lib.pdf_vorrat import Vorrat, schluessel


def satz(laenge):
    return Teilsatz(1, {}, [], {}, pdf=b"x" * laenge)


def test_what_was_put_in_comes_out_until_it_is_forgotten():
    vorrat, teil = Vorrat(), satz(1)
    vorrat.lege("a", teil)
    assert vorrat.hole("a") is teil
    assert vorrat.hole("b") is None
    vorrat.leere()
    assert vorrat.hole("a") is None


def test_what_was_not_asked_for_longest_makes_room():
    vorrat = Vorrat(hoechstens=100)
    vorrat.lege("a", satz(40))
    vorrat.lege("b", satz(40))
    assert vorrat.hole("a")
    vorrat.lege("c", satz(40))
    assert [bool(vorrat.hole(name)) for name in "abc"] == [True, False, True]


def test_one_part_larger_than_the_store_is_kept_until_the_next():
    vorrat = Vorrat(hoechstens=10)
    vorrat.lege("a", satz(40))
    assert vorrat.hole("a")
    vorrat.lege("b", satz(1))
    assert vorrat.hole("a") is None


def test_equal_parts_have_one_key_and_others_another():
    assert schluessel(Druckteil("<p>a</p>", "p{}")) == schluessel(Druckteil("<p>a</p>", "p{}"))
    assert schluessel(Druckteil("<p>a</p>", "p{}")) != schluessel(Druckteil("<p>b</p>", "p{}"))
    assert schluessel(Druckteil("<p>a</p>", "p{}")) != schluessel(Druckteil("<p>a</p>", "b{}"))
