import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from django_tasks import task

from publications.services import Unterbrochen, setze

HOECHSTENS_SEKUNDEN = 600


@contextmanager
def unterbrechbar() -> Iterator[None]:
    """Raise Unterbrochen in the worker's main thread when it is told to end, after it has made a note of that."""
    vorher = signal.getsignal(signal.SIGTERM)
    if threading.current_thread() is not threading.main_thread() or not callable(vorher):
        yield
        return

    def unterbrich(nummer: int, rahmen: FrameType | None) -> None:
        vorher(nummer, rahmen)
        raise Unterbrochen

    signal.signal(signal.SIGTERM, unterbrich)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, vorher)


@contextmanager
def zeitgrenze(sekunden: int) -> Iterator[None]:
    """Raise TimeoutError in the worker's main thread when it takes longer: one brochure must not hold up all others."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def abbrechen(_signal: int, _rahmen: FrameType | None) -> None:
        raise TimeoutError

    vorher = signal.signal(signal.SIGALRM, abbrechen)
    signal.alarm(sekunden)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, vorher)


@contextmanager
def arbeitszeit() -> Iterator[None]:
    """What typesetting may take, and that it ends when its worker is to end."""
    with unterbrechbar(), zeitgrenze(HOECHSTENS_SEKUNDEN):
        yield


@task()
def setze_broschuere(broschuere_pk: int) -> None:
    """Make a brochure in the background; a task that was handed out twice, or too late, does nothing."""
    setze(broschuere_pk, rahmen=arbeitszeit)


setze_broschuere_bei_gelegenheit = setze_broschuere.using(priority=-10)
"""For those that nobody waits for at this moment."""
