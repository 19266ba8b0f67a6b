"""What ends a job early: its time or the end of the process, in the main thread; at last the process itself."""

from __future__ import annotations

import faulthandler
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

STDERR = 2


class Interrupted(BaseException):
    """The worker is to end: what it has begun is for another."""


class _Gate:
    """Open, a signal's exception is raised at once; closed, when it opens again."""

    opened = False
    pending: BaseException | None = None


def deliver(error: BaseException) -> None:
    """Called by handlers of signals."""
    if not _Gate.opened:
        _Gate.pending = _Gate.pending or error
        return
    _Gate.opened = False  # once is enough: what follows is clearing up
    raise error


@contextmanager
def _gate(opened: bool) -> Iterator[None]:
    before = _Gate.opened
    _let(opened)
    try:
        yield
    finally:
        _let(before)


def _let(opened: bool) -> None:
    _Gate.opened = opened
    if opened and _Gate.pending:
        error, _Gate.pending, _Gate.opened = _Gate.pending, None, False
        raise error


def interruptible() -> AbstractContextManager[None]:
    """Inside, the process may be told to end at any moment."""
    return _gate(True)


def protected() -> AbstractContextManager[None]:
    """Inside, nothing is raised: what must not be left half done, and takes no time."""
    return _gate(False) if threading.current_thread() is threading.main_thread() else nullcontext()


@contextmanager
def time_limit(seconds: float, error: Callable[[], Exception] = TimeoutError) -> Iterator[None]:
    """Raise `error` after so long; outside the main thread, where no signal arrives, there is no limit."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, lambda number, frame: deliver(error()))
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        with interruptible():
            yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if not isinstance(_Gate.pending, Interrupted):
            _Gate.pending = None


@contextmanager
def hard_limit(seconds: float) -> Iterator[None]:
    """End the process after so long, and say where it was: C code that never returns hears no signal."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=STDERR)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
