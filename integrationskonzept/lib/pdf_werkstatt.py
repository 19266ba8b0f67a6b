"""The typesetting processes: as many as there are processors, kept warm between documents."""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from functools import cache

from integrationskonzept.lib.pdf_teile import Druckteil, Teilsatz

HOECHSTENS = 4
VORRAT = 240
"""So many typeset parts are kept, the latest; one has about 50 kB."""
_vorrat: dict[str, Teilsatz] = {}
SATZ = "integrationskonzept.lib.pdf_satz"


def setze_alle(teile: Sequence[Druckteil], fertig: Callable[[], None] = lambda: None) -> list[Teilsatz]:
    """Every part typeset, in the given order; `fertig` is called after each. Whatever goes wrong ends all of it.

    Parts that were typeset lately and have not changed are there at once: who edits one Handlungsfeld waits for it
    alone.
    """
    schluessel = [_schluessel(teil) for teil in teile]
    neue = {name: teil for name, teil in zip(schluessel, teile, strict=True) if name not in _vorrat}
    for _ in range(len(teile) - len(neue)):
        fertig()
    ergebnis = {name: _vorrat[name] for name in schluessel if name in _vorrat} | _setze_neue(neue, fertig)
    for name in dict.fromkeys(schluessel):
        _vorrat.pop(name, None)
        _vorrat[name] = ergebnis[name]
    for name in list(_vorrat)[:-VORRAT]:
        del _vorrat[name]
    return [ergebnis[name] for name in schluessel]


def vergiss() -> None:
    """Empties the store of parts; measurements need that."""
    _vorrat.clear()


def _schluessel(teil: Druckteil) -> str:
    return hashlib.sha256(pickle.dumps(teil)).hexdigest()


def _setze_neue(neue: Mapping[str, Druckteil], fertig: Callable[[], None]) -> dict[str, Teilsatz]:
    if not neue:
        return {}
    werkstatt = _werkstatt()
    try:
        laufende = _verteilt(werkstatt, list(neue.values()))
        for lauf in as_completed(laufende):
            lauf.result()
            fertig()
    except BaseException:
        _schliesse(werkstatt)
        raise
    return dict(zip(neue, (lauf.result() for lauf in laufende), strict=True))


def _verteilt(werkstatt: ProcessPoolExecutor, teile: Sequence[Druckteil]) -> list[Future[Teilsatz]]:
    """The longest first, so that no process has much left to do when the others are through."""
    der_laenge_nach = sorted(range(len(teile)), key=lambda stelle: -len(teile[stelle].html))
    laufende = {stelle: werkstatt.submit(_setze, teile[stelle]) for stelle in der_laenge_nach}
    return [laufende[stelle] for stelle in range(len(teile))]


def prozesse() -> int:
    """How many parts are typeset at the same time."""
    return min(len(os.sched_getaffinity(0)), HOECHSTENS)


@cache
def _werkstatt() -> ProcessPoolExecutor:
    kontext = multiprocessing.get_context("forkserver")
    kontext.set_forkserver_preload([SATZ])
    return ProcessPoolExecutor(max_workers=prozesse(), mp_context=kontext, initializer=_richte_ein)


def _richte_ein() -> None:
    """A typesetting process does not outlive the one that it works for, and collects garbage between parts only."""
    gc.collect()
    gc.freeze()
    gc.disable()
    threading.Thread(target=_ende_mit_dem_auftraggeber, daemon=True).start()


def _ende_mit_dem_auftraggeber() -> None:
    auftraggeber = multiprocessing.parent_process()
    if auftraggeber:
        auftraggeber.join()
        os._exit(1)


def _setze(teil: Druckteil) -> Teilsatz:
    from integrationskonzept.lib.pdf_satz import setze_teil  # here alone WeasyPrint is loaded

    try:
        return setze_teil(teil)
    finally:
        gc.collect()


def _schliesse(werkstatt: ProcessPoolExecutor) -> None:
    """Ends the processes with whatever they are doing; the next document gets new ones."""
    _werkstatt.cache_clear()
    for prozess in list((werkstatt._processes or {}).values()):
        prozess.kill()
    werkstatt.shutdown(wait=False, cancel_futures=True)
