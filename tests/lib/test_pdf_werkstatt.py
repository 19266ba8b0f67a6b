"""The typesetting processes: what becomes of them, and of the documents, when something goes wrong."""

import itertools
import os
import signal
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool

import pytest

from integrationskonzept.lib import pdf_teile, pdf_werkstatt
from integrationskonzept.lib.pdf import render_pdf
from integrationskonzept.lib.pdf_satz import setze_teil
from integrationskonzept.lib.pdf_teile import Druckteil, Unsetzbar
from integrationskonzept.lib.pdf_werkstatt import setze_alle
from tests.prozesse import laeuft, wartet_bis

pytestmark = pytest.mark.xdist_group("werkstatt")
SEITE = "<html><head><title>T</title></head><body><h1>Gut</h1></body></html>"
ZAEHLER = itertools.count()
LANG = 8_000
AUFTRAGGEBER = """
import os, sys
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
from integrationskonzept.lib import pdf_teile, pdf_werkstatt
from integrationskonzept.lib.pdf_teile import Druckteil
if __name__ == "__main__":
    teil = Druckteil("<html><head><title>T</title></head><body><h1>Gut</h1></body></html>", "")
    pdf_werkstatt.setze_alle([teil] * 2)
    print(*pdf_werkstatt._werkstatt().prozessnummern, flush=True)
    pdf_werkstatt.setze_alle([Druckteil(teil.html.replace("Gut", "<p>Gut</p>" * 200_000), "")] * 2)
"""


@pytest.fixture(scope="module", autouse=True)
def _danach_geschlossen():
    yield
    pdf_werkstatt._schliesse()


def teil(absaetze=0, stil=""):
    """A part like no other: what was typeset before is not typeset again."""
    return Druckteil(SEITE.replace("Gut", f"{next(ZAEHLER)}" + "<p>Gut</p>" * absaetze), stil)


def test_die_reihenfolge_bleibt_und_jeder_teil_wird_gemeldet():
    gemeldet = []
    teile = [teil(absaetze) for absaetze in (400, 300, 200, 100)]

    gesetzte = setze_alle(teile, lambda: gemeldet.append(1))

    assert len(gemeldet) == 4
    assert [satz.pdf for satz in gesetzte] == [setze_teil(eines).pdf for eines in teile]


@pytest.mark.parametrize("anzahl", [1, 2, 4])
def test_prozesse_werden_abgeloest_und_kein_teil_bleibt_liegen(monkeypatch, anzahl):
    """Across documents and within one that is longer than all processes together may typeset."""
    monkeypatch.setenv("SATZPROZESSE", str(anzahl))
    monkeypatch.setattr(pdf_werkstatt, "TEILE_JE_PROZESS", 3)
    pdf_werkstatt._schliesse()
    gemeldet, gesehen = [], set()

    def fertig():
        gemeldet.append(1)
        gesehen.update(pdf_werkstatt._werkstatt().prozessnummern)

    for umfang in (2, 3 * 3 * anzahl + 1, 5):
        assert len(setze_alle([teil() for _ in range(umfang)], fertig)) == umfang

    assert len(gemeldet) == 2 + 9 * anzahl + 1 + 5
    assert len(gesehen) > anzahl
    wartet_bis(lambda: len([nummer for nummer in gesehen if laeuft(nummer)]) <= anzahl)
    pdf_werkstatt._schliesse()


def test_ein_teil_der_scheitert_beendet_alles_und_der_naechste_geht_wieder():
    kaputt = teil(stil=None)
    with pytest.raises(Unsetzbar) as fehler:
        setze_alle([teil(LANG), kaputt])

    assert fehler.value.teil is kaputt and isinstance(fehler.value.__cause__, TypeError)
    assert setze_alle([teil()])[0].seiten == 1


def test_ein_teil_hat_so_viel_rechenzeit_wie_er_lang_ist(monkeypatch):
    monkeypatch.setattr(pdf_teile, "RECHENZEIT", 0)
    monkeypatch.setattr(pdf_teile, "RECHENZEIT_JE_ZEICHEN", 0.000_002)
    endlos = teil(LANG)

    with pytest.raises(Unsetzbar) as fehler:
        setze_alle([endlos])

    assert fehler.value.teil is endlos and isinstance(fehler.value.__cause__, TimeoutError)


def test_wer_abbricht_laesst_nichts_zurueck():
    setze_alle([teil()])
    prozesse = pdf_werkstatt._werkstatt().prozessnummern

    def abbruch():
        raise TimeoutError

    with pytest.raises(TimeoutError):
        setze_alle([teil(), teil(LANG)], abbruch)

    wartet_bis(lambda: not any(map(laeuft, prozesse)))
    assert setze_alle([teil()])[0].seiten == 1


def test_ein_getoeteter_prozess_ist_ein_klarer_fehler_und_der_naechste_satz_geht():
    setze_alle([teil()])

    def toete():
        os.kill(pdf_werkstatt._werkstatt().prozessnummern[0], signal.SIGKILL)

    with pytest.raises(BrokenProcessPool):
        setze_alle([teil(), teil(LANG)], toete)

    html = SEITE.replace("<html>", '<!doctype html><html lang="de">')
    assert render_pdf(html).pdf.startswith(b"%PDF-")


def test_satzprozesse_enden_mit_ihrem_auftraggeber(tmp_path):
    programm = tmp_path / "auftraggeber.py"
    programm.write_text(AUFTRAGGEBER)
    umgebung = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, str(programm)], stdout=subprocess.PIPE, text=True, env=umgebung
    ) as auftraggeber:
        prozesse = [int(nummer) for nummer in auftraggeber.stdout.readline().split()]
        assert prozesse and all(map(laeuft, prozesse))
        auftraggeber.kill()

    wartet_bis(lambda: not any(map(laeuft, prozesse)))
