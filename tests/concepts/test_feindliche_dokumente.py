"""Documents and files made to hold up everybody else: refused at once, in a German sentence."""

import json
import time

import pytest

from concepts.dokument.bezuege import MAX_TIEFE
from concepts.dokument.fehler import DokumentFehler
from concepts.dokument.pruefung import lies_dokument, pruefe_dokument
from concepts.forms.elemente import WertZeile
from integrationskonzept.lib.images import ImageError, check_image
from tests.dokumente import kleines_dokument

VIELE = 4000
SCHNELL = 3  # seconds; what grows with the square takes far longer


def mit_feld(**angaben):
    return kleines_dokument() | {"handlungsfelder": [{"id": "feld", "titel": "Feld", **angaben}]}


def kette(anzahl):
    ziele = [{"id": f"z-{n}", "titel": "Ziel", "uebergeordnet": f"z-{n - 1}"} for n in range(1, anzahl)]
    return mit_feld(ziele=[{"id": "z-0", "titel": "Ziel"}, *ziele])


def test_svg_that_repeats_itself_within_itself():
    stufen = "".join(
        f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" if n else '<g id="a0"><path d="M0 0h1"/></g>'
        for n in range(12)
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{stufen}<use href="#a11"/></svg>'
    with pytest.raises(ImageError, match="zu umfangreich"):
        check_image(svg.encode(), "image/svg+xml")


def test_svg_that_repeats_a_shape_is_fine():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><path id="a" d="M0 0h1"/><use href="#a"/><use href="#a"/></svg>'
    check_image(svg.encode(), "image/svg+xml")


def mit_text(html):
    return kleines_dokument() | {"abschnitte": [{"id": "a", "titel": "A", "inhaltHtml": html}]}


@pytest.mark.parametrize(
    ("dokument", "meldung"),
    [
        (kette(MAX_TIEFE + 3), "Ziele sind tiefer"),
        (mit_text("<ul><li>" * 500), "Text ist tiefer"),
        (mit_text(f"<p>{'a ' * 150_000}</p>"), "Text hat mit seinen Auszeichnungen 300.007 Zeichen"),
        (mit_text("<p>a</p>" * 20_001), "besteht aus 20.001 Listenpunkten"),
        (mit_text('<p>a<span data-fussnote="">b</span></p>' * 501), "hat 501 Fußnoten"),
        (mit_feld(massnahmen=[{"id": "m", "titel": "M", "zielgruppe": "a" * 20_001}]), "Text hat 20.001 Zeichen"),
        (kleines_dokument() | {"akteure": [{"id": f"a{n}", "name": "A"} for n in range(5_001)]}, "5.001 Einträge"),
    ],
    ids=["Ziele", "Tiefe", "Zeichen", "Teile", "Fußnoten", "Angabe", "Liste"],
)
def test_what_no_brochure_could_hold_is_named(dokument, meldung):
    assert [meldung in fehler.meldung for fehler in pruefe_dokument(dokument)] == [True]


def test_goals_as_deep_as_allowed_are_fine():
    assert pruefe_dokument(kette(MAX_TIEFE + 1)) == []


@pytest.mark.parametrize("art", ["Kette von Zielen", "Kette von Maßnahmen", "gleiche Namen"])
def test_large_ones_are_judged_in_time(art):
    massnahmen = [{"id": f"m-{n}", "titel": "M", "haengtAbVon": [f"m-{n - 1}"] if n else []} for n in range(VIELE)]
    namen = ",".join(f'"n{n}":1' for n in range(10 * VIELE))
    beginn = time.process_time()
    if art == "gleiche Namen":
        with pytest.raises(DokumentFehler, match="zweimal"):
            lies_dokument(f'{{{namen},"n{10 * VIELE - 1}":1}}'.encode())
    else:
        dokument = kette(VIELE) if "Zielen" in art else mit_feld(massnahmen=massnahmen)
        pruefe_dokument(json.loads(json.dumps(dokument)))
    assert time.process_time() - beginn < SCHNELL


def test_hidden_field_takes_nothing_but_what_the_document_allows():
    zeile = {"zeitpunkt": "2030", "wert": "1"}
    assert not WertZeile(zeile | {"merkmale": "[1]"}).is_valid()
    assert not WertZeile(zeile | {"merkmale": '{"a": 1}'}).is_valid()
    assert WertZeile(zeile | {"merkmale": '{"geschlecht": "weiblich"}'}).is_valid()
