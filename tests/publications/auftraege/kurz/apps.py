"""An app that makes everything short by which a worker's death is noticed, and lets typesetting wait for a file."""

import datetime
import os
import time
from pathlib import Path

from django.apps import AppConfig


class KurzConfig(AppConfig):
    name = "tests.publications.auftraege.kurz"

    def ready(self):
        from integrationskonzept.lib.jobs import lease, models, supervisor

        models.LEASE_TIME = datetime.timedelta(seconds=3)
        lease.HEARTBEAT_INTERVAL = 0.3
        lease.REPORT_INTERVAL = 0
        supervisor.LONGEST_PAUSE = 0.5
        if "ERST_WENN" in os.environ:
            warte_beim_setzen(Path(os.environ["ERST_WENN"]))


def warte_beim_setzen(datei):
    """Until the file is there: a long chapter, with nothing to report."""
    from publications.broschuere import pdf
    from tests.publications.auftraege.conftest import kleines_pdf

    def rendere(dokument, *, stand, gestaltung, ausgabe, fortschritt):
        fortschritt(7, 23)
        while not datei.exists():
            time.sleep(0.05)
        return pdf.Gesetzt(kleines_pdf("endlich"), {})

    pdf.render_broschuere = rendere
