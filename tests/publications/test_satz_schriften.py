"""A font file that is missing or broken ends the typesetting: no brochure in whatever font there is."""

import shutil

import pytest

from publications.broschuere import schriften
from publications.broschuere.pdf import SatzFehler
from tests.dokumente import kleines_dokument
from tests.publications.satzfaelle import setze

DATEI = "FiraSans_600SemiBold.ttf"


@pytest.fixture
def ordner(tmp_path, monkeypatch):
    for schnitt in schriften.FUER_PDF:
        shutil.copy(schriften.VERZEICHNIS / schnitt.datei, tmp_path)
    monkeypatch.setattr(schriften, "VERZEICHNIS", tmp_path)
    return tmp_path


def verliere(datei):
    datei.unlink()


def kuerze(datei):
    datei.write_bytes(datei.read_bytes()[:-100])


def leere(datei):
    datei.write_bytes(b"")


def ersetze(datei):
    datei.write_text("<html>Nicht gefunden</html>")


@pytest.mark.parametrize("schade", [verliere, kuerze, leere, ersetze])
def test_die_datei_wird_genannt(ordner, schade):
    assert schriften.unlesbare_schriften() == []
    schade(ordner / DATEI)

    with pytest.raises(SatzFehler) as fehler:
        setze(kleines_dokument())

    assert str(fehler.value) == (
        f"Die Broschüre lässt sich nicht setzen: In static/fonts fehlt die Schriftdatei „{DATEI}“ oder sie ist "
        "beschädigt. Bitte wenden Sie sich an den Betrieb dieser Anwendung."
    )
