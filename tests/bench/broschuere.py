"""The brochure: our rendering against plain WeasyPrint and Chromium on the same HTML, its memory, size and store."""

from __future__ import annotations

import datetime
import subprocess
import tempfile
import time
from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from io import BytesIO
from itertools import count
from pathlib import Path
from statistics import median

import pikepdf
from weasyprint import HTML

from integrationskonzept.lib.fonts import DIRECTORY
from integrationskonzept.lib.pdf import Gesetzt, render_pdf
from integrationskonzept.lib.pdf_bote import Hausbote
from integrationskonzept.lib.pdf_werkstatt import VORRAT
from publications.broschuere.angaben import Broschuerenstand, Gestaltung
from publications.broschuere.html import broschuere_html
from publications.services import fordere_broschuere_an, setze
from tests.browser.chromium import CHROMIUM
from tests.dokumente import grosses_dokument

from .aufbau import alice, konzept
from .messung import Messung
from .speicher import hoechster_verbrauch

STAND = Broschuerenstand(entwurf=True, stand=datetime.date(2026, 11, 22))
GESTALTUNG = Gestaltung(kommune="Musterstadt")
GROSS, KLEIN = 250, 60
RUNDEN = 3


def miss() -> list[Messung]:
    """Everything within one run, the comparisons in turns, so that a busy machine is busy for both."""
    _setze(KLEIN)
    gross, klein = _setze(GROSS), _setze(KLEIN)
    gegen_chromium = _verhaeltnis(lambda: _setze(GROSS), _drucke_mit_chromium)
    nach_aenderung = _verhaeltnis(lambda: _setze(GROSS, geaendert=True), _drucke_mit_chromium)
    je_seite = _verhaeltnis(lambda: _setze(GROSS), lambda: _setze(KLEIN)) / _seiten(gross) * _seiten(klein)
    return [
        Messung(
            "Setzen von 250 Maßnahmen gegen WeasyPrint allein", _verhaeltnis(_gross, _nur_weasyprint, 1), 1.05, "mal"
        ),
        Messung("Setzen von 250 Maßnahmen gegen Chromium", gegen_chromium, 1.3, "mal"),
        Messung("Setzen nach Änderung einer Maßnahme gegen Chromium", nach_aenderung, 1.3, "mal"),
        Messung("Setzen je Seite, 250 Maßnahmen gegen 60", je_seite, 1.2, "mal"),
        Messung("Speicher beim Setzen von 250 Maßnahmen", hoechster_verbrauch(), 350, "MB"),
        Messung("Unveränderte Broschüre gegen Setzen", _verhaeltnis(_holen(), _gross), 0.01, "mal"),
        Messung("Broschüre von 250 Maßnahmen, je Seite", len(gross.pdf) / _seiten(gross) / 1000, 25, "kB"),
    ]


@cache
def _html(massnahmen: int, *, eigenstaendig: bool = False) -> str:
    dokument = grosses_dokument(massnahmen)
    return broschuere_html(dokument, stand=STAND, gestaltung=GESTALTUNG, eigenstaendig=eigenstaendig)


def _setze(massnahmen: int, *, geaendert: bool = False) -> Gesetzt:
    """In processes that run already, all of it anew; `geaendert`: only what changed since the time before."""
    html = _html(massnahmen)
    if geaendert:
        html = html.replace("eine Leitung", f"eine Leitung, {next(_AENDERUNGEN)} Stunden", 1)
    else:
        VORRAT.leere()
    return render_pdf(html, erlaubt=[DIRECTORY])


_AENDERUNGEN = count()


def _gross() -> None:
    _setze(GROSS)


def _seiten(gesetzt: Gesetzt) -> int:
    with pikepdf.open(BytesIO(gesetzt.pdf)) as pdf:
        return len(pdf.pages)


def _nur_weasyprint() -> None:
    HTML(string=_html(GROSS), url_fetcher=Hausbote([DIRECTORY], {})).write_pdf(pdf_variant="pdf/ua-1")


def _drucke_mit_chromium() -> None:
    """A whole process, as one would call it."""
    with tempfile.TemporaryDirectory() as ordner:
        vorlage = Path(ordner) / "broschuere.html"
        vorlage.write_text(_html(GROSS, eigenstaendig=True))
        angaben = [f"--user-data-dir={ordner}/profil", f"--print-to-pdf={ordner}/broschuere.pdf", vorlage.as_uri()]
        subprocess.run([str(CHROMIUM), *STUMM, *angaben], check=True, capture_output=True, timeout=120)


STUMM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


def _holen() -> Callable[[], None]:
    """Asking once more for a brochure of the present state that is there already, and taking it."""
    client, grosses = alice(), konzept(GROSS)
    setze(fordere_broschuere_an(konzept=grosses, fassung=None, person=None).pk)
    ort = f"/musterstadt/{grosses.slug}/broschuere/"

    def hole() -> None:
        seite = client.post(f"{ort}anfordern/")
        antwort = client.get(seite["Location"])
        if antwort.status_code != HTTPStatus.OK or not b"".join(antwort.streaming_content).startswith(b"%PDF"):
            raise RuntimeError(f"{seite['Location']}: {antwort.status_code}")

    hole()
    return hole


def _verhaeltnis(tu: Callable[[], object], vergleich: Callable[[], object], runden: int = RUNDEN) -> float:
    """By the clock, since both use several processes."""
    return median(_dauer(tu) / _dauer(vergleich) for _ in range(runden))


def _dauer(tu: Callable[[], object]) -> float:
    beginn = time.perf_counter()
    tu()
    return time.perf_counter() - beginn
