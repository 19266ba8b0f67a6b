"""The typesetting processes: as many as there are processors, kept warm between documents."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import cache

from integrationskonzept.lib.pdf_teile import Druckteil, Teilsatz, Unsetzbar
from integrationskonzept.lib.pdf_vorrat import Vorrat, schluessel
from integrationskonzept.lib.processor_time import processor_limit

logger = logging.getLogger(__name__)
HOECHSTENS = 4
TEILE_JE_PROZESS = 200
"""Then new processes take over, so that none grows for ever."""
SATZ = "integrationskonzept.lib.pdf_satz"
VORRAT = Vorrat()

Teile = Mapping[str, Druckteil]
Saetze = dict[str, Teilsatz]


def setze_alle(teile: Sequence[Druckteil], fertig: Callable[[], None] = lambda: None) -> list[Teilsatz]:
    """Every part typeset, in the given order; `fertig` is called after each. Whatever goes wrong ends all of it."""
    namen = [schluessel(teil) for teil in teile]
    saetze = {name: satz for name in namen if (satz := VORRAT.hole(name))}
    for _ in saetze:
        fertig()
    neue = {name: teil for name, teil in zip(namen, teile, strict=True) if name not in saetze}
    saetze |= _setze_neue(neue, fertig)
    return [saetze[name] for name in namen]


def _setze_neue(neue: Teile, fertig: Callable[[], None]) -> Saetze:
    """A typesetting process that was killed, perhaps long ago, costs nobody a document: once it is tried again."""
    if not neue:
        return {}
    try:
        saetze = _verteile(neue, fertig)
    except BrokenProcessPool:
        logger.warning("Ein Satzprozess ist ausgefallen; die Teile werden noch einmal gesetzt", exc_info=True)
        saetze = _verteile(neue, fertig)
    for name, satz in saetze.items():
        VORRAT.lege(name, satz)
    return saetze


def _verteile(neue: Teile, fertig: Callable[[], None]) -> Saetze:
    """The longest first, so that no process has much left to do when the others are through."""
    offene = sorted(neue, key=lambda name: -len(neue[name].html))
    saetze: Saetze = {}
    while offene:
        werkstatt = _werkstatt()
        jetzt, offene = offene[: werkstatt.uebrig], offene[werkstatt.uebrig :]
        try:
            saetze |= werkstatt.setze({name: neue[name] for name in jetzt}, fertig)
        except BaseException:
            _schliesse()
            raise
        if not werkstatt.uebrig:
            _erneuere()
    return saetze


def prozesse() -> int:
    """How many parts are typeset at the same time: SATZPROZESSE, or one for each processor, up to four."""
    if gewuenscht := os.environ.get("SATZPROZESSE", ""):
        return max(int(gewuenscht), 1)
    eigene = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(eigene or 1, HOECHSTENS)


@cache
def _ordner() -> tempfile.TemporaryDirectory[str]:
    """Where the typesetting processes put what they cannot clear away themselves; goes with this process."""
    return tempfile.TemporaryDirectory(prefix="integrationskonzept-satz-")


class _Werkstatt:
    """Warm processes and how many parts they may still typeset.

    The executor's own `max_tasks_per_child` starts no new process while parts are waiting, so they would wait for ever.
    """

    def __init__(self) -> None:
        kontext = multiprocessing.get_context("forkserver")
        kontext.set_forkserver_preload([SATZ])
        self.uebrig = TEILE_JE_PROZESS * prozesse()
        self.pool = ProcessPoolExecutor(
            max_workers=prozesse(), mp_context=kontext, initializer=_richte_ein, initargs=(_ordner().name,)
        )

    def setze(self, teile: Teile, fertig: Callable[[], None]) -> Saetze:
        """At most `uebrig` parts."""
        self.uebrig -= len(teile)
        try:
            laufende = {self.pool.submit(_setze, teil, teil.rechenzeit): name for name, teil in teile.items()}
        except (EOFError, OSError) as fehler:  # the process that starts the others was killed
            raise BrokenProcessPool from fehler
        for lauf in as_completed(laufende):
            _pruefe(lauf, teile[laufende[lauf]])
            fertig()
        return {name: lauf.result() for lauf, name in laufende.items()}

    @property
    def prozessnummern(self) -> list[int]:
        """Of those that run now."""
        return list(self.pool._processes or {})


@cache
def _werkstatt() -> _Werkstatt:
    return _Werkstatt()


def _erneuere() -> None:
    """Let the processes go, which have nothing to do; the next part gets new ones."""
    _werkstatt().pool.shutdown()
    _werkstatt.cache_clear()


def _richte_ein(ordner: str) -> None:
    """A typesetting process works on while its service is told to end, but does not outlive it.

    It collects garbage between parts only.
    """
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = ordner
    gc.collect()
    gc.freeze()
    gc.disable()
    threading.Thread(target=_ende_mit_dem_auftraggeber, daemon=True).start()


def _ende_mit_dem_auftraggeber() -> None:
    auftraggeber = multiprocessing.parent_process()
    if auftraggeber:
        auftraggeber.join()
        os._exit(1)


def _pruefe(lauf: Future[Teilsatz], teil: Druckteil) -> None:
    """Say which part it was that failed; a process that died says nothing of its part."""
    fehler = lauf.exception()
    if isinstance(fehler, BrokenProcessPool):
        raise fehler
    if fehler:
        raise Unsetzbar(teil) from fehler


def _setze(teil: Druckteil, sekunden: float) -> Teilsatz:
    from integrationskonzept.lib.pdf_satz import setze_teil  # here alone WeasyPrint is loaded

    try:
        with processor_limit(sekunden):
            return setze_teil(teil)
    finally:
        gc.collect()


def _schliesse() -> None:
    """Ends the processes with whatever they are doing; the next document gets new ones."""
    pool = _werkstatt().pool
    _werkstatt.cache_clear()
    for prozess in list((pool._processes or {}).values()):
        prozess.kill()
    pool.shutdown(wait=False, cancel_futures=True)
