"""A font file that is missing or broken ends the typesetting, and letters that no font has are named."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from publications.broschuere import pdf
from publications.broschuere.pdf import SatzFehler
from publications.broschuere.zeichen import zeichenhinweise
from tests.dokumente import kleines_dokument
from tests.lib.test_fonts import NAMEN
from tests.publications.pdf_lesen import maengel, seitentexte
from tests.publications.satzfaelle import GESTALTUNG, setze


def test_die_beschaedigte_datei_wird_genannt(monkeypatch):
    monkeypatch.setattr(pdf, "broken_files", lambda: ["FiraSans_600SemiBold.ttf"])

    with pytest.raises(SatzFehler) as fehler:
        setze(kleines_dokument())

    assert str(fehler.value) == (
        "Die Broschüre lässt sich nicht setzen: In static/fonts fehlt die Schriftdatei „FiraSans_600SemiBold.ttf“ oder "
        "sie ist beschädigt. Bitte wenden Sie sich an den Betrieb dieser Anwendung."
    )


def viele_sprachen(*absaetze):
    fall = Path(settings.BASE_DIR) / "tests" / "faelle" / "02-schrift-fehlt-tigrinya.json"
    dokument = json.loads(fall.read_text())
    dokument["abschnitte"][0]["inhaltHtml"] += "".join(f"<p>{absatz}</p>" for absatz in absaetze)
    dokument["akteure"] += [{"id": f"n{i}", "name": name} for i, name in enumerate(NAMEN.values())]
    return dokument


def test_namen_aus_aller_welt_stehen_als_buchstaben_da():
    gesetzt = setze(viele_sprachen(*NAMEN.values()))

    assert gesetzt.hinweise == ()
    assert maengel(gesetzt.pdf) == []
    text = " ".join(seitentexte(gesetzt.pdf))
    assert NAMEN["Tigrinya"] in text
    assert NAMEN["Georgisch"] in text


def test_was_keine_schrift_hat_wird_genannt_und_ersetzt():
    gesetzt = setze(viele_sprachen("Zeichen 𓀀 und \ue000"))

    assert gesetzt.hinweise == (
        "Für diese Zeichen gibt es hier keine Schrift, gedruckt steht dafür ◊: „𓀀“ (U+13000) und U+E000.",
    )
    assert "Zeichen ◊ und ◊" in " ".join(seitentexte(gesetzt.pdf))
    assert maengel(gesetzt.pdf) == []


def test_viele_werden_gezaehlt():
    dokument = viele_sprachen("".join(chr(0x13000 + n) for n in range(20)))

    (satz,) = zeichenhinweise(dokument, GESTALTUNG)

    assert satz.endswith("(U+1300B) und 8 weitere.")
