import datetime
import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from django.apps import AppConfig


def haenge():
    """In a process of its own, as long as there is somebody to work for."""
    multiprocessing.parent_process().join(600)
    os._exit(1)  # else it would wait for the next task for ever


def warte_auf_ein_langes_kapitel():
    """Nothing to report, but alive."""
    werkstatt = ProcessPoolExecutor(1, multiprocessing.get_context("forkserver"))
    try:
        werkstatt.submit(haenge).result()
    finally:
        for prozess in list((werkstatt._processes or {}).values()):
            prozess.kill()


class LangsamConfig(AppConfig):
    name = "tests.publications.auftraege.langsam"

    def ready(self):
        from publications import models
        from publications.broschuere import pdf
        from publications.management.commands import arbeiter
        from publications.services import lauf
        from tests.publications.auftraege.conftest import kleines_pdf

        models.FRIST = datetime.timedelta(seconds=1.5)
        arbeiter.ABSTAND = lauf.TAKT = 0.3
        schon_einmal = Path(os.environ["SCHON_EINMAL"])

        def rendere(dokument, *, stand, gestaltung, ausgabe, fortschritt):
            erstes_mal = not schon_einmal.exists()
            schon_einmal.touch()
            if erstes_mal:
                time.sleep(lauf.ABSTAND)
                fortschritt(7, 23)
                warte_auf_ein_langes_kapitel()
            return pdf.Gesetzt(kleines_pdf("beim zweiten Mal"), {})

        pdf.render_broschuere = rendere
