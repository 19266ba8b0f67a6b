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
        from integrationskonzept.lib.jobs import lease, models
        from publications.broschuere import pdf
        from tests.publications.auftraege.conftest import kleines_pdf

        models.LEASE_TIME = datetime.timedelta(seconds=3)
        lease.HEARTBEAT_INTERVAL = 0.3
        schon_einmal = Path(os.environ["SCHON_EINMAL"])

        def rendere(dokument, *, stand, gestaltung, ausgabe, fortschritt):
            erstes_mal = not schon_einmal.exists()
            schon_einmal.touch()
            if erstes_mal:
                time.sleep(lease.REPORT_INTERVAL)
                fortschritt(7, 23)
                warte_auf_ein_langes_kapitel()
            return pdf.Gesetzt(kleines_pdf("beim zweiten Mal"), {})

        pdf.render_broschuere = rendere
