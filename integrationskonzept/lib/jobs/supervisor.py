"""Keeps one process for each lane: what dies is started again, and all end together."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

logger = logging.getLogger(__name__)
GRACE = 8
"""Seconds that the processes have to hand back what they have begun."""
LONGEST_PAUSE = 30
STEADY = 60
"""Who lived so long is started again at once when it dies."""
TICK = 0.2


class Child:
    """One lane's process, and when it may be started again."""

    def __init__(self, lane: str) -> None:
        self._lane = lane
        self._deaths, self._started = 0, 0.0
        self.process: subprocess.Popen[bytes] | None = None

    def keep(self) -> None:
        """Start it, unless it runs or died just now: the command that was called, for this lane alone.

        The checks have been made by then, and what they load would stay.
        """
        if self.process and self.process.poll() is not None:
            self._bury(self.process)
        if not self.process and time.monotonic() >= self._started + min(2**self._deaths - 1, LONGEST_PAUSE):
            self._started = time.monotonic()
            command = [sys.executable, *sys.orig_argv[1:], "--lane", self._lane, "--skip-checks"]
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603

    def _bury(self, process: subprocess.Popen[bytes]) -> None:
        steady = time.monotonic() - self._started > STEADY
        self._deaths = 0 if steady else self._deaths + 1
        logger.error("Der Prozess der Spur „%s“ ist gestorben (%s) und beginnt neu", self._lane, process.returncode)
        process.communicate()
        self.process = None


class Supervisor:
    """Runs in the main thread of its process until it is told to end."""

    def __init__(self, lanes: Sequence[str]) -> None:
        self._children = [Child(lane) for lane in lanes]
        self._ending = False

    def run(self) -> None:
        """Until SIGTERM or SIGINT."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        while not self._ending:
            for child in self._children:
                child.keep()
            time.sleep(TICK)
        self._end_all()

    def _end(self, number: int, frame: FrameType | None) -> None:
        self._ending = True

    def _end_all(self) -> None:
        processes = [child.process for child in self._children if child.process]
        for process in processes:
            process.terminate()
        deadline = time.monotonic() + GRACE
        for process in processes:
            try:
                process.wait(max(deadline - time.monotonic(), 0))
            except subprocess.TimeoutExpired:
                process.kill()
