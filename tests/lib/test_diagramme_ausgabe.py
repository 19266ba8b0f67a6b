"""Colours, joined letters and the markup of charts."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.template import Context, Template

from integrationskonzept.lib.diagramme import WEB, Linie, als_adresse, als_svg, farben_fuer, linien
from integrationskonzept.lib.diagramme.arabisch import gesetzt
from integrationskonzept.lib.diagramme.farben import ROLLEN, palette
from integrationskonzept.lib.farbe import kontrast
from tests.dokumente import ARABISCH

CSS = Path(__file__).resolve().parents[2] / "static" / "css" / "haus" / "diagramme.css"
GRUENDE = [("#ffffff", "#1c1b1a"), ("#fcfaf6", "#211e1a"), ("#191715", "#efebe3")]
BILD = linien("Kurse & <Plätze>", [Linie("", (("2022", 1), ("2025", 2)))])


@pytest.mark.parametrize(("grund", "tinte"), GRUENDE)
@pytest.mark.parametrize("akzent", ["#8a1538", "#ffee00", "#1d5a7a"])
def test_kontraste(akzent, grund, tinte):
    rollen = palette(akzent, grund, tinte) if grund != "#ffffff" else farben_fuer(akzent).werte

    assert set(rollen) == set(ROLLEN)
    schrift = [rolle for rolle in rollen if rolle[0] == "t" or rolle == "leise"]
    assert all(kontrast(rollen[rolle], grund) >= 4.5 for rolle in schrift)
    assert all(kontrast(rollen[rolle], grund) >= 3 for rolle in rollen if re.fullmatch(r"l\d|achse", rolle))
    assert kontrast(rollen["auf-akzent"], rollen["akzent"]) >= 4.5


def test_die_farben_der_webseite_sind_die_gerechneten():
    hell, dunkel = CSS.read_text().split("@media (prefers-color-scheme: dark)", 1)

    for abschnitt, (grund, tinte) in ((hell, GRUENDE[1]), (dunkel, GRUENDE[2])):
        stehend = dict(re.findall(r"--dia-([flt]\d): (#\w+);", abschnitt))
        assert stehend == {r: w for r, w in palette("#1d5a7a", grund, tinte).items() if r[-1].isdigit()}
    assert all(f"--dia-{rolle}:" in hell for rolle in ROLLEN)


def test_namen_werden_maskiert_und_nichts_braucht_einen_stil():
    svg = als_svg(BILD, WEB)

    assert 'role="img" aria-label="Kurse &amp; &lt;Plätze&gt;"' in svg
    assert "var(--dia-l1)" in svg
    assert not re.search(r"style|<script|\sid=|href", svg)


def test_zum_drucken_in_punkten_und_mit_festen_farben():
    svg = als_svg(BILD, farben_fuer())

    assert 'width="470pt"' in svg
    assert "var(" not in svg
    assert "Fira Sans,Noto Sans Arabic" in svg


def test_arabisch_wird_verbunden_und_umgestellt():
    wort = gesetzt("نور")

    assert wort == "\ufead\ufeee\ufee7"
    assert gesetzt("لا") == "\ufefb"
    assert gesetzt("Verein Nord") == "Verein Nord"
    assert gesetzt("Verein نور e. V.") == f"Verein {wort} e. V."
    assert not re.search("[\u0621-\u064a]", gesetzt(ARABISCH))


def test_adresse_im_attribut():
    """Nothing in it ends the attribute or the address, and the picture comes back as it was."""
    adresse = als_adresse(BILD, farben_fuer())

    assert not set('"&<>#') & set(adresse)
    assert unquote(adresse.partition(",")[2]).split() == als_svg(BILD, farben_fuer()).split()


def test_zeichen_stehen_als_sie_selbst_in_der_adresse():
    """So that `lib.pdf` finds and replaces those that no font has."""
    bild = linien("Feste", [Linie("Sause \U0001f996", (("2022", 1),)), Linie("b", (("2022", 2),))])

    assert "\U0001f996" in als_adresse(bild, farben_fuer())


def test_tag_zeigt_satz_bild_und_tabelle():
    html = Template("{% load diagramme %}{% diagramm bild %}").render(Context({"bild": BILD}))

    assert html.count("<svg") == 1
    assert "<strong>Kurse &amp; &lt;Plätze&gt;</strong>" in html
    assert "Von 1 (2022) auf 2 (2025) gestiegen." in html
    assert '<th scope="row">2022</th>' in html
