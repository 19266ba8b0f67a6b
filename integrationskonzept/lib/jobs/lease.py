"""One attempt of one worker at a job: nobody else works at it as long as the worker lives."""

from __future__ import annotations

import logging
import threading
import time
import uuid
from types import TracebackType
from typing import Any

from django.db import Error, connection
from django.db.models import F
from django.db.models.functions import Now

from integrationskonzept.lib.jobs.models import Job, JobQuerySet, Zustand

logger = logging.getLogger(__name__)
REPORT_INTERVAL = 0.5
"""Seconds between two reports of how far it is."""
HEARTBEAT_INTERVAL = 5
"""Seconds between two signs of life; a single step may take longer than a reader waits for the next report."""


class LeaseLost(Exception):
    """Another worker took the job over, since this one was silent for too long, or the job is done."""


class Lease:
    """Got from `take`; every write through it holds only as long as nobody else has taken over.

    Inside `with` a thread says again and again that the worker lives; killed or stopped, both are silent.
    """

    def __init__(self, model: type[Job], pk: int) -> None:
        self.pk, self.token, self.finished = pk, uuid.uuid4().hex, False
        self._jobs = model._default_manager
        self._reported = time.monotonic()
        self._end = threading.Event()
        self._heart = threading.Thread(target=self._beat_until_end, name=f"heartbeat-{pk}", daemon=True)

    def __enter__(self) -> Lease:
        self._heart.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end.set()
        self._heart.join()

    def __call__(self, done: int, of: int) -> None:
        """Say how far it is."""
        if time.monotonic() - self._reported < REPORT_INTERVAL and done < of:
            return
        self._reported = time.monotonic()
        self.write(schritt=done, schritte=of)

    def write(self, **fields: Any) -> None:
        """Set fields of the job, or `LeaseLost`."""
        if not self._mine().update(**({"heartbeat": Now()} | fields)):
            raise LeaseLost

    def beat(self) -> None:
        """One sign of life; whether the job is still ours is for the work itself to find out."""
        self._mine().update(heartbeat=Now())

    def finish(self, **fields: Any) -> None:
        """Done, with what came of it; inside the transaction that writes the result, both are there or neither."""
        self.write(zustand=Zustand.FERTIG, fehler="", auftrag={}, fertig_am=Now(), **fields)
        self.finished = True

    def fail(self, sentence: str) -> None:
        """Given up; `sentence` is for whoever waits for it."""
        self.write(zustand=Zustand.GESCHEITERT, fehler=sentence, auftrag={}, fertig_am=Now())

    def hand_back(self, **fields: Any) -> None:
        """For the next worker, without counting as tried."""
        self.write(zustand=Zustand.WARTET, lease="", versuche=F("versuche") - 1, **fields)

    def _mine(self) -> JobQuerySet:
        return self._jobs.filter(pk=self.pk, lease=self.token, zustand=Zustand.LAEUFT)

    def _beat_until_end(self) -> None:
        while not self._end.wait(HEARTBEAT_INTERVAL):
            try:
                self.beat()
            except Error:
                logger.warning("Lebenszeichen für %s ließ sich nicht schreiben", self._jobs.model, exc_info=True)
            finally:
                connection.close()


def take(model: type[Job], pk: int) -> Lease | None:
    """Take the job, unless somebody else works at it or it is done: one statement, so one wins."""
    lease = Lease(model, pk)
    taken = (
        model._default_manager.free()
        .filter(pk=pk)
        .update(
            zustand=Zustand.LAEUFT,
            lease=lease.token,
            heartbeat=Now(),
            begonnen_am=Now(),
            schritt=0,
            schritte=0,
            versuche=F("versuche") + 1,
        )
    )
    return lease if taken else None
