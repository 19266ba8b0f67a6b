"""Our forms and overviews against the page editor and the start of Wagtail's admin, the measure of a good editor.

Both on this machine, with the same Django, DEBUG off, SQLite, cached templates, signed in as someone with all rights,
in German, and Wagtail with the page of `wagtail_site`: the title, text and fields of a Maßnahme's first part. Each
answers Django's test client in a process of its own; counted is its processor time, without network, disk and static
files, for pages that were shown before. They take turns, so that noise hits both, and each ratio is the median.
In our disfavour: the concept holds 250 Maßnahmen, Wagtail 12 pages.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import django
from django.conf import settings
from django.urls import reverse

from concepts.models import Konzept
from tests.dokumente import massnahme

from .aufbau import Geladen, adresse, alice, konzept
from .messung import Messung, dauer

UMGEBUNG = Path(settings.BASE_DIR) / ".venv-wagtail"
WAGTAIL = "7.4.4"
FORMULAR, UEBERSICHT = ("editor", 0.5), ("start", 1)
RUNDEN = 9


def miss() -> list[Messung]:
    try:
        _richte_ein()
    except (OSError, subprocess.SubprocessError) as fehler:
        return [Messung(f"Gegen Wagtail: lässt sich nicht einrichten, {_grund(fehler)}", float("inf"), 0.5, "mal")]
    grosses, client = konzept(250), alice()
    with _wagtail() as gegenueber:
        return [
            Messung(
                f"{was} gegen Wagtails {seite}", _verhaeltnis(Geladen(client, ort), gegenueber, seite), grenze, "mal"
            )
            for was, ort, (seite, grenze) in _seiten(grosses)
        ]


def _seiten(grosses: Konzept) -> list[tuple[str, str, tuple[str, float]]]:
    eine = ("massnahmen", "massnahme-1")
    return [
        ("Formular einer Maßnahme", adresse("element_bearbeiten", grosses, *eine), FORMULAR),
        *(
            (f"Formular „{teil}“", adresse("element_teil_bearbeiten", grosses, *eine, teil), FORMULAR)
            for teil in ("zustaendigkeit", "mittel", "wirkung")
        ),
        (
            "Formular eines Kapitels",
            adresse("element_bearbeiten", grosses, "kapitel", "abschnitt-ausgangslage"),
            FORMULAR,
        ),
        ("Übersicht einer Kommune", reverse("kommune", args=[grosses.kommune.slug]), UEBERSICHT),
        ("Übersicht eines Konzepts", adresse("konzept", grosses), UEBERSICHT),
    ]


def _richte_ein() -> None:
    """Made once and kept; nothing is fetched when it is there."""
    python = UMGEBUNG / "bin" / "python"
    if not python.exists():
        _rufe(sys.executable, "-m", "venv", str(UMGEBUNG))
    _rufe(str(python), "-m", "pip", "install", "--quiet", f"wagtail=={WAGTAIL}", f"Django=={django.__version__}")


def _rufe(*befehl: str) -> None:
    subprocess.run(befehl, check=True, capture_output=True, text=True, timeout=300)


def _grund(fehler: Exception) -> str:
    """The last line that says it."""
    zeilen = (getattr(fehler, "stderr", None) or str(fehler)).split("\n")
    return next((zeile for zeile in reversed(zeilen) if "ERROR" in zeile), zeilen[-1] or type(fehler).__name__)


@contextmanager
def _wagtail() -> Iterator[subprocess.Popen[str]]:
    eine = massnahme(1, 1)
    ort, umgebung = Path(__file__).parent, os.environ | {"PYTHONWARNINGS": "ignore"}
    with tempfile.TemporaryDirectory() as ordner:
        befehl = [str(UMGEBUNG / "bin" / "python"), "-m", "wagtail_site"]
        befehl += [ordner, eine["titel"], eine["beschreibungHtml"]]
        with subprocess.Popen(
            befehl, cwd=ort, env=umgebung, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as prozess:
            try:
                yield prozess
            finally:
                prozess.kill()


def _verhaeltnis(tu: Geladen, gegenueber: subprocess.Popen[str], seite: str) -> float:
    tu()
    _wagtails(gegenueber, seite)
    return median(dauer(tu, 1) / _wagtails(gegenueber, seite) for _ in range(RUNDEN))


def _wagtails(gegenueber: subprocess.Popen[str], seite: str) -> float:
    if gegenueber.stdin is None or gegenueber.stdout is None:
        raise RuntimeError
    gegenueber.stdin.write(f"{seite}\n")
    gegenueber.stdin.flush()
    return float(gegenueber.stdout.readline())
