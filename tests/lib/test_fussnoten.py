"""Footnotes of a clean text: left out, in brackets, numbered."""

import pytest

from integrationskonzept.lib.fussnoten import Noten, in_klammern, ohne, zeichen_mit_fussnote, zeichen_mit_verweis

pytestmark = pytest.mark.ohne_datenbank
TEXT = '<p>a<span data-fussnote="">b <em>c</em></span> d<span data-fussnote="">e</span>.</p>'


def test_left_out_nothing_is_glued():
    assert ohne(TEXT) == "<p>a d.</p>"


def test_in_brackets_where_they_stand():
    assert in_klammern(TEXT) == "<p>a [Fußnote: b <em>c</em>] d [Fußnote: e].</p>"


def test_spans_within_belong_to_the_footnote():
    assert ohne('<p>a<span data-fussnote="">b <span lang="uk">в</span> c</span> <span lang="uk">г</span></p>') == (
        '<p>a <span lang="uk">г</span></p>'
    )


def test_numbers_run_through_the_chapter_and_begin_anew_in_the_next():
    noten = Noten("eins")
    noten.beziffere(TEXT, zeichen_mit_verweis)
    assert [(note.nummer, note.html) for note in noten.zur_liste()] == [(1, "b <em>c</em>"), (2, "e")]

    noten.beziffere(TEXT, zeichen_mit_verweis)
    assert [note.nummer for note in noten.zur_liste()] == [3, 4]
    assert noten.zur_liste() == []

    noten.beginne("zwei")
    noten.beziffere(TEXT, zeichen_mit_verweis)
    assert [note.kennung for note in noten.zur_liste()] == ["note-zwei-1", "note-zwei-2"]


def test_marks_next_to_each_other_are_kept_apart():
    zwei = '<span data-fussnote="">a</span><span data-fussnote="">b</span>'
    html = Noten("x").beziffere(f"<p>12 km<sup>2</sup>{zwei}</p>", lambda note: f"({note.nummer})")
    assert html == "<p>12 km<sup>2</sup><sup>\u00a0</sup>(1)<sup>, </sup>(2)</p>"


def test_mark_and_note_lead_to_each_other():
    html = Noten("x").beziffere('<p>a<span data-fussnote="">b</span></p>', zeichen_mit_fussnote)
    assert html == (
        '<p>a<sup class="notenzeichen"><a role="doc-noteref" id="notenzeichen-x-1" href="#note-x-1">1</a></sup>'
        '<span class="fussnote" role="doc-footnote" id="note-x-1">'
        '<a role="doc-backlink" href="#notenzeichen-x-1">1</a> b</span></p>'
    )
