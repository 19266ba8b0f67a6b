"""Drawings: can they do nothing but be seen? One list for coats of arms, pictures and documents."""

import pytest

from integrationskonzept.lib.images import ImageError, as_shown, check_image, drawing, look_at, take_in
from tests.dokumente import BOESES_SVG, SVG
from tests.lib.bildarten import FAELLE, gelesen

pytestmark = pytest.mark.usefixtures("bilder_hier")
SVG_TYP = "image/svg+xml"


def svg(inhalt="", kopf="", merkmale=""):
    return (
        f'{kopf}<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" {merkmale}>'
        f"{inhalt}</svg>".encode()
    )


@pytest.mark.parametrize(
    "daten",
    [
        SVG.encode(),
        b"\xef\xbb\xbf \n" + SVG.encode(),
        svg(kopf='<?xml version="1.0" encoding="utf-8"?><!-- x -->'),
        SVG.encode("utf-16"),
        b'<svg viewBox="0 0 9 9"><path d="M0 0"/></svg>',
        (FAELLE / "07-wappen-doctype.svg").read_bytes(),
    ],
)
def test_a_drawing_is_kept_as_it_is(daten):
    check_image(daten, SVG_TYP)
    bild = take_in(daten)
    assert (bild.data, bild.media_type) == (daten, SVG_TYP)


KEINE = {
    "HTML": b"<html><script>alert(1)</script></html>",
    "kaputtes XML": b"<svg",
    "anderes XML": b"<?xml version='1.0'?><rss/>",
    "unbekannte Schrift": b"<?xml version='1.0' encoding='klingonisch'?><svg/>",
}


@pytest.mark.parametrize("daten", KEINE.values(), ids=KEINE)
def test_no_drawing(daten):
    for tue in (take_in, lambda d: check_image(d, SVG_TYP), lambda d: look_at(d, SVG_TYP)):
        with pytest.raises(ImageError, match="kein lesbares Bild"):
            tue(daten)


@pytest.mark.parametrize(
    "inhalt",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p>x</p></foreignObject>",
        '<rect onclick="x()"/>',
        '<rect ONLOAD="x()"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        '<image href="https://boese.example/a.png"/>',
        '<image x:href="file:///etc/passwd"/>',
        '<use href="/andere.svg#x"/>',
        '<rect fill="url(http://boese.example/a)"/>',
        '<rect fill="url(#gut) url(http://boese.example/a)"/>',
        "<rect style=\"fill: url( '//boese.example/a' )\"/>",
        '<style>@import url("http://boese.example/a.css");</style>',
        '<style>@IMPORT "a.css";</style>',
        '<style>rect { fill: url("http://boese.example/a") }</style>',
        "<style>rect { fill: url(//boese.example/a) }</style>",
        r"<style>rect { fill: u\72l(http://boese.example/a) }</style>",
        '<set attributeName="href" to="javascript:x"/>',
        '<image href="data:text/html,x"/>',
        '<image href="data:image/svg+xml,x"/>',
        '<image href="bild:anderes"/>',
        '<rect xml:base="https://boese.example/"/>',
        "<handler/>",
        "<iframe/>",
        '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
        '<style><m:x xmlns:m="urn:m"/>@import "https://boese.example/x.css";</style>',
        r'<path style="fill:u\72l(https://boese.example/x)"/>',
        "<path fill='url( \"https://boese.example/x\")'/>",
    ],
)
def test_svg_that_could_do_more_than_be_seen(inhalt):
    for tue in (take_in, lambda d: check_image(d, SVG_TYP), lambda d: look_at(d, SVG_TYP)):
        with pytest.raises(ImageError, match="Programmteile oder Verweise"):
            tue(svg(inhalt))


@pytest.mark.parametrize(
    "inhalt",
    [
        '<defs><path id="p"/></defs><use href="#p"/><rect fill="url(#p)" style="filter: url(\'#p\')"/>',
        "<style>.a { fill: red } .b { fill: url(#p) } @font-face { src: url(data:font/woff2;base64,AA) }</style>",
        '<image x:href="data:image/png;base64,AA"/>',
        "<text>url(http://x) @import bedeutet hier nichts</text>",
    ],
)
def test_svg_that_keeps_to_itself(inhalt):
    check_image(svg(inhalt), SVG_TYP)


@pytest.mark.parametrize(
    "kopf",
    [
        "<?xml-stylesheet href='https://boese.example/x.css'?>",
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>',
    ],
)
def test_what_stands_before_the_drawing_may_do_nothing_either(kopf):
    for daten in (svg(kopf=kopf), svg(kopf=kopf).decode().encode("utf-16")):
        with pytest.raises(ImageError, match="Programmteile"):
            take_in(daten)


def test_the_hostile_svg_of_the_fixtures():
    with pytest.raises(ImageError):
        check_image(BOESES_SVG.encode(), SVG_TYP)


def test_what_only_programs_read_goes():
    daten = svg(
        "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>Erika</r:RDF></metadata>"
        "<s:namedview xmlns:s='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd'/>"
        "<style>g > path { fill: url(#v) }</style><path d='M0 0' class='a'/><use x:href='#p'/><text>Ä &amp; Ö</text>",
        merkmale="xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:export-filename='C:\\Users\\Erika\\w.png'",
    )
    bild = take_in(daten)
    for fort in (b"Erika", b"namedview", b"inkscape"):
        assert fort in daten and fort not in bild.data
    for da in ("<path", "Ä &amp; Ö", 'href="#p"', "url(#v)"):
        assert da in bild.data.decode()
    assert bild.data.count(b"<svg xmlns=") == 1
    check_image(bild.data, SVG_TYP)


@pytest.mark.parametrize(
    "inhalt",
    [
        "<g>" * 30 + "</g>" * 30,
        '<linearGradient id="a" spreadMethod="repeat" x2="1e-9"/><rect width="9" height="9" fill="url(#a)"/>',
        '<path d="M0 0H9" stroke="red" stroke-dasharray="1e-9"/>',
        '<path d="M0 0H9" stroke="red" style="stroke-dasharray: 1e-9"/>',
        "<style>@media all { path { marker-mid: url(#m) } }</style><path d='M0 0H9'/>",
        '<pattern id="p" width="1e-6" height="1e-6"/><rect width="9" height="9" fill="url(#p)"/>',
        '<mask id="m"/><rect width="9" height="9" mask="url(#m)"/>',
        '<filter id="f"><feGaussianBlur stdDeviation="9"/></filter><rect width="9" height="9" filter="url(#f)"/>',
        '<clipPath id="c"><g clip-path="url(#c)"/></clipPath><rect width="9" height="9" clip-path="url(#c)"/>',
        "<style>.a { clip-path: url(#c) }</style><rect class='a' width='9' height='9'/>",
        '<defs><path id="p"/></defs><use href="#p"/>',
        "<text>Wort</text>",
        '<rect width="9" height="1e99"/>',
        '<image href="data:image/png;base64,AA"/>',
        "<style>" + "a{}" * 300 + "</style>" + "<g/>" * 1000,
    ],
)
def test_what_might_cost_more_than_its_length_is_typeset_as_pixels(monkeypatch, inhalt):
    monkeypatch.setattr(drawing, "EDGE", 240)
    monkeypatch.setattr(drawing, "EDGE_OF_COSTLY", 240)
    daten = svg(inhalt, merkmale='viewBox="0 0 9 9"')
    assert take_in(daten).data == daten
    assert not look_at(daten, SVG_TYP).ready
    assert as_shown(daten).media_type == "image/png"
    assert max(gelesen(as_shown(daten).data).size) == 240


@pytest.mark.parametrize(
    "inhalt",
    [
        '<linearGradient id="a" href="#b"/><linearGradient id="b"/><rect width="9" fill="url(#a)"/>',
        '<clipPath id="c"><path d="M0 0H9"/></clipPath><g clip-path="url(#c)"><rect width="9" height="9"/></g>',
        "<style>.a { fill: #123; stroke: url(#v) }</style><path class='a' d='M0.12345678901234 1e-12L1 1'/>",
        '<path d="M0 0H9" stroke="red" fill="#e1234567"/>',
    ],
)
def test_what_costs_its_length_is_typeset_as_it_is(inhalt):
    assert look_at(svg(inhalt, merkmale='viewBox="0 0 9 9"'), SVG_TYP).ready


def test_what_is_long_is_judged_as_quickly_as_it_is_read():
    """Each of these took minutes while a pattern or a loop looked at the same again and again."""
    take_in(svg(f"<rect fill='url({' ' * 300_000}#p)'/><style>{'a' * 300_000}{{ }}</style>"))
    with pytest.raises(ImageError, match="zu umfangreich"):
        take_in(svg("<g id='a'>" + "<rect/>" * 40_000 + "</g>" + "<use href='#a'/>" * 40_000))
