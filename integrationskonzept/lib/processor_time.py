"""A limit of processor time, which a loaded machine does not use up, for work in the main thread of a process."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class _UsedUp(BaseException):
    """No `except Exception` on the way takes it for an error of its own."""


@contextmanager
def processor_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError when the processor has worked so long; again and again, should somebody swallow it."""

    def end(_signal: int, _frame: object) -> None:
        raise _UsedUp

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)
    try:
        yield
    except _UsedUp:
        raise TimeoutError(f"mehr als {seconds:.0f} s Rechenzeit") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
