"""One run of one worker on one brochure: nobody else works at it as long as the worker lives."""

from __future__ import annotations

import logging
import threading
import time
import uuid
from types import TracebackType
from typing import Any

from django.db import Error, connection
from django.db.models import F, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from publications.models import Broschuere, Zustand

logger = logging.getLogger(__name__)
ABSTAND = 0.5
"""Seconds between two reports of how far it is."""
TAKT = 5
"""Seconds between two signs of life; a single chapter may take longer than a reader waits for the next report."""


class Abgeloest(Exception):
    """Another worker took the brochure over, since this one was silent for too long."""


class Lauf:
    """Taken by `uebernimm`; every write through it holds only as long as nobody else has taken over.

    Inside `with` a thread says again and again that the worker lives; killed or stopped, both are silent.
    """

    def __init__(self, pk: int, marke: str) -> None:
        self.pk = pk
        self.marke = marke
        self._zuletzt = time.monotonic()
        self._ende = threading.Event()
        self._herz = threading.Thread(target=self._schlage_bis_zum_ende, name=f"herz-{pk}", daemon=True)

    def __enter__(self) -> Lauf:
        self._herz.start()
        return self

    def __exit__(
        self, art: type[BaseException] | None, fehler: BaseException | None, spur: TracebackType | None
    ) -> None:
        self._ende.set()
        self._herz.join()

    def schreibe(self, **felder: Any) -> None:
        """Set fields of the brochure, or `Abgeloest`."""
        if not self._meine().update(**felder):
            raise Abgeloest

    def __call__(self, erledigt: int, von: int) -> None:
        """Say how far it is."""
        if time.monotonic() - self._zuletzt < ABSTAND and erledigt < von:
            return
        self._zuletzt = time.monotonic()
        self.schreibe(schritt=erledigt, schritte=von, zustand=Zustand.LAEUFT, herzschlag=Now())

    def schlage(self) -> None:
        """One sign of life; whether the brochure is still ours is for the work itself to find out."""
        self._meine().update(zustand=Zustand.LAEUFT, herzschlag=Now())

    def _meine(self) -> QuerySet[Broschuere]:
        """Silent for long it is handed out again, but until another takes it, it is still ours."""
        return Broschuere.objects.filter(pk=self.pk, lauf=self.marke, zustand__in=(Zustand.LAEUFT, Zustand.WARTET))

    def _schlage_bis_zum_ende(self) -> None:
        while not self._ende.wait(TAKT):
            try:
                self.schlage()
            except Error:
                logger.warning("Lebenszeichen für Broschüre %s ließ sich nicht schreiben", self.pk, exc_info=True)
            finally:
                connection.close()


def uebernimm(pk: int) -> Lauf | None:
    """Take the brochure, unless somebody else works at it or it is done: one statement, so one wins."""
    lauf = Lauf(pk, uuid.uuid4().hex)
    genommen = (
        Broschuere.objects.frei()
        .filter(pk=pk)
        .update(
            zustand=Zustand.LAEUFT,
            lauf=lauf.marke,
            herzschlag=Now(),
            begonnen_am=timezone.now(),
            schritt=0,
            schritte=0,
            versuche=F("versuche") + 1,
        )
    )
    return lauf if genommen else None
