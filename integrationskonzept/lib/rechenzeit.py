"""A limit of processor time, which a loaded machine does not use up, for work in the main thread of a process."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class _Abgelaufen(BaseException):
    """No `except Exception` on the way takes it for an error of its own."""


@contextmanager
def rechenzeit(sekunden: float) -> Iterator[None]:
    """Raise TimeoutError when the processor has worked so long; again and again, should somebody swallow it."""

    def beende(_signal: int, _rahmen: object) -> None:
        raise _Abgelaufen

    vorher = signal.signal(signal.SIGPROF, beende)
    signal.setitimer(signal.ITIMER_PROF, sekunden, 1)
    try:
        yield
    except _Abgelaufen:
        raise TimeoutError(f"mehr als {sekunden:.0f} s Rechenzeit") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, vorher)
