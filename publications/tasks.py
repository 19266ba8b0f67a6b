import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from django_tasks import task

from publications.services import setze

HOECHSTENS_SEKUNDEN = 600


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


@task()
def setze_broschuere(broschuere_pk: int) -> None:
    """Make a brochure in the background; a task that was handed out twice, or too late, does nothing."""
    setze(broschuere_pk, zeitgrenze=lambda: zeitgrenze(HOECHSTENS_SEKUNDEN))


setze_broschuere_bei_gelegenheit = setze_broschuere.using(priority=-10)
"""For those that nobody waits for at this moment."""
