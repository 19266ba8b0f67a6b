"""A worker: takes one job after another, and outlives whatever the database does meanwhile."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Collection
from dataclasses import dataclass
from math import inf
from types import FrameType

from django.db import Error, close_old_connections, connection

from integrationskonzept.lib.jobs.limits import Interrupted, deliver, interruptible
from integrationskonzept.lib.jobs.models import Priority
from integrationskonzept.lib.jobs.run import run_next

logger = logging.getLogger(__name__)
LONGEST_PAUSE = 10
"""Seconds between two attempts while nothing works, such as when the database is stopped."""


@dataclass(frozen=True)
class Lane:
    """What a worker takes, how long one job may hold it up, and how far it stands back when processors are scarce."""

    priorities: Collection[int]
    at_most: float = inf
    niceness: int = 0


LANES = {
    "fast": Lane([Priority.FAST], at_most=120),
    "medium": Lane([Priority.SOON], at_most=120, niceness=5),
    "slow": Lane([Priority.NORMAL, Priority.LATER], niceness=10),
}


class Worker:
    """Works in the main thread of its process until it is told to end."""

    def __init__(self, lane: Lane, interval: float) -> None:
        self._lane, self._interval = lane, interval
        self._pause = interval
        self._ending = False

    def run(self) -> None:
        """Until SIGTERM or SIGINT, or until the supervisor is gone."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        threading.Thread(target=_end_with_supervisor, name="supervisor", daemon=True).start()
        os.nice(self._lane.niceness)
        while not self._ending:
            if not self._step():
                self._rest()

    def _end(self, number: int, frame: FrameType | None) -> None:
        if not self._ending:
            self._ending = True
            deliver(Interrupted())

    def _step(self) -> bool:
        """Whether there may be more to do at once."""
        try:
            close_old_connections()
            found = run_next(self._lane.priorities, self._lane.at_most)
        except Exception as error:
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
            logger.error("Gerade geht nichts, weiter in %.0f s: %s", self._pause, error, exc_info=_unexpected(error))
            connection.close()
            return False
        self._pause = self._interval
        return found

    def _rest(self) -> None:
        try:
            with interruptible():
                time.sleep(self._pause)
        except Interrupted:
            pass


def _unexpected(error: Exception) -> bool:
    """What a stopped database says needs no traceback every few seconds."""
    return not isinstance(error, Error)


def _end_with_supervisor() -> None:
    """Standard input is a pipe from it that nobody writes to."""
    os.read(sys.stdin.fileno(), 1)
    os.kill(os.getpid(), signal.SIGTERM)
