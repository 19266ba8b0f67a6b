"""Parts that were typeset lately: whoever edits one Handlungsfeld waits for it alone."""

from __future__ import annotations

import hashlib
import pickle
import threading

from integrationskonzept.lib.pdf_teile import Druckteil, Teilsatz

HOECHSTENS_BYTES = 64 * 1024 * 1024


class Vorrat:
    """The latest parts, by all that goes into them."""

    def __init__(self, hoechstens: int = HOECHSTENS_BYTES) -> None:
        self._hoechstens = hoechstens
        self._teile: dict[str, Teilsatz] = {}
        self._schloss = threading.Lock()

    def hole(self, schluessel: str) -> Teilsatz | None:
        """The part, if it is still there; asked for, it stays longer."""
        with self._schloss:
            teil = self._teile.pop(schluessel, None)
            if teil:
                self._teile[schluessel] = teil
            return teil

    def lege(self, schluessel: str, teil: Teilsatz) -> None:
        """Keep it; what was not asked for longest makes room."""
        with self._schloss:
            self._teile[schluessel] = teil
            belegt = sum(len(vorhanden.pdf) for vorhanden in self._teile.values())
            for name in list(self._teile)[:-1]:
                if belegt <= self._hoechstens:
                    break
                belegt -= len(self._teile.pop(name).pdf)

    def leere(self) -> None:
        """Forget all of them."""
        with self._schloss:
            self._teile.clear()


def schluessel(teil: Druckteil) -> str:
    """The same for equal parts."""
    return hashlib.sha256(pickle.dumps(teil)).hexdigest()
