"""What each of the four outputs promises."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from publications.broschuere.angaben import Ausgabe
from tests.publications.pdf_lesen import absaetze, maengel, ueberschriften
from tests.publications.satzfaelle import gesetzt

pytestmark = pytest.mark.xdist_group("satz")
A4 = (595, 842)
DREI_MILLIMETER = 8.5
GROSS = 18


@pytest.mark.parametrize(
    ("fall", "ausgabe"), [("Musterstadt", Ausgabe.GROSSDRUCK), *(("voll", ausgabe) for ausgabe in Ausgabe)]
)
def test_jede_ausgabe_ist_fuer_alle_zu_lesen(fall, ausgabe):
    daten = gesetzt(fall, ausgabe).pdf

    assert maengel(daten) == []
    assert ueberschriften(daten)[0] == 1


def test_fuer_die_druckerei_sind_anschnitt_und_endformat_angegeben():
    with pikepdf.open(BytesIO(gesetzt("voll", Ausgabe.DRUCK).pdf)) as pdf:
        rahmen = {tuple(rahmen_von(seite, name) for name in ("Media", "Bleed", "Trim")) for seite in pdf.pages}

    ((medium, anschnitt, format_),) = rahmen
    assert (round(format_[2] - format_[0]), round(format_[3] - format_[1])) == A4
    assert all(abs(a - b) >= DREI_MILLIMETER for a, b in zip(anschnitt, format_, strict=True))
    assert all(abs(a - b) > DREI_MILLIMETER for a, b in zip(medium, anschnitt, strict=True))


def rahmen_von(seite, name):
    return tuple(float(zahl) for zahl in seite[f"/{name}Box"])


@pytest.fixture
def gedruckt():
    """The cover and the last page for the printing house, one pixel to a point, and how broad their border is."""
    pdf = pypdfium2.PdfDocument(gesetzt("voll", Ausgabe.DRUCK).pdf)
    bilder = [pdf[nummer].render(may_draw_forms=False).to_pil().convert("L") for nummer in (0, len(pdf) - 1)]
    pdf.close()
    return (*bilder, (bilder[0].width - A4[0]) // 2)


def test_fuer_die_druckerei_stehen_schnittmarken_im_rand(gedruckt):
    """At each corner, beyond the paper, in line with its edges."""
    _, seite, rand = gedruckt
    for links in (0, seite.width - rand - 3):
        for oben in (0, seite.height - rand - 3):
            ecke = seite.crop((links, oben, links + rand + 3, oben + rand + 3))
            assert ecke.getextrema()[0] < 128


def test_fuer_die_druckerei_reicht_das_deckblatt_ueber_den_rand(gedruckt):
    deckblatt, _, rand = gedruckt
    mitte = deckblatt.height // 2
    for spalte in (rand - round(DREI_MILLIMETER), deckblatt.width - rand + round(DREI_MILLIMETER) - 1):
        assert deckblatt.getpixel((spalte, mitte)) < 240


def test_auf_dem_bildschirm_endet_die_seite_am_papier():
    with pikepdf.open(BytesIO(gesetzt("voll").pdf)) as pdf:
        masse = {tuple(round(float(zahl)) for zahl in seite.MediaBox) for seite in pdf.pages}
    assert masse == {(0, 0, *A4)}


@pytest.mark.parametrize("fall", ["voll", "Musterstadt", "Fußnoten"])
def test_grossdruck_ist_nirgends_klein(fall):
    """Running heads and feet, and what is written in charts, are smaller."""
    kleines = {
        (stueck.grad, stueck.text)
        for absatz in absaetze(gesetzt(fall, Ausgabe.GROSSDRUCK).pdf)
        for stueck in absatz.stuecke
        if absatz.art != "Figure" and stueck.text.strip() and stueck.grad < GROSS
    }
    assert kleines == set()


@pytest.mark.parametrize("fall", ["voll", "Musterstadt", "ein Feld mit 250 Maßnahmen", "klein", "lange Titel"])
def test_kurzfassung_hat_hoechstens_zwei_seiten(fall):
    with pikepdf.open(BytesIO(gesetzt(fall, Ausgabe.KURZFASSUNG).pdf)) as pdf:
        assert 1 <= len(pdf.pages) <= 2
        assert str(pdf.docinfo["/Title"]).endswith("Auf einen Blick")
