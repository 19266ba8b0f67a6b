from __future__ import annotations

import logging
import threading
from typing import Any

from django.core.management.base import CommandParser
from django.db import Error, connection
from django_tasks_db.management.commands.db_worker import Command as DbWorker

from publications.services import reihe_verlorene_ein

ABSTAND = 10
"""Seconds between two looks at jobs whose worker has died."""
logger = logging.getLogger(__name__)


class Command(DbWorker):
    """`db_worker`, with all its options, that also has those jobs done again that another worker did not finish."""

    help = "Arbeitet im Hintergrund ab, was ansteht, und nimmt wieder auf, was ein toter Prozess liegen ließ."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        # reloading, the work would be done in a thread, where no alarm ends what takes too long
        parser.set_defaults(reload=False)

    def handle(self, *args: Any, **options: Any) -> None:
        reihe_verlorene_ein()
        ende = threading.Event()
        threading.Thread(target=wache, args=(ende,), name="wache", daemon=True).start()
        try:
            super().handle(*args, **options)
        finally:
            ende.set()


def wache(ende: threading.Event) -> None:
    """Look again and again, beside the work and on a connection of its own."""
    while not ende.wait(ABSTAND):
        try:
            reihe_verlorene_ein()
        except Error:
            logger.exception("Nach liegen gebliebenen Aufträgen konnte nicht gesehen werden")
        finally:
            connection.close()
