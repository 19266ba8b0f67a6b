"""HTML to an accessible PDF, without a single access to the network or to files that are not ours.

`render_pdf` is the one way out. Long documents say in their HTML where a new page begins anyway (TRENNER); those
parts are typeset side by side by processes of their own (`pdf_werkstatt`, `pdf_satz`) and joined (`pdf_fuegen`).
"""

from __future__ import annotations

import datetime
import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Any

from integrationskonzept.lib.pdf_archiv import mache_archivfest, speichere
from integrationskonzept.lib.pdf_fuegen import STELLE, fuege, stellen
from integrationskonzept.lib.pdf_teile import ZIFFERN, Anlage, Bilddatei, Druckteil, Teilsatz
from integrationskonzept.lib.pdf_werkstatt import setze_alle

logger = logging.getLogger(__name__)
__all__ = ["TRENNER", "Anlage", "Bilddatei", "Fortschritt", "Gesetzt", "render_pdf"]

TRENNER = "<!-- neue seite -->"
STEUERZEICHEN = dict.fromkeys([*range(9), 11, *range(14, 32), *range(127, 160)])
STIL = re.compile(r"<style>(.*?)</style>", re.DOTALL)
ANGABE = re.compile(r"<meta [^>]*>")
SPRUNG = re.compile(r'(<a\b[^<>]*? href=")#')
BILDVERWEIS = re.compile(r'"bild:([^"]+)"')
SEITENZAHL = re.compile(rf'(<a class="seitenzahl" href="{STELLE}([^"]+)")')
GLEICHE_SEITE = re.compile(
    r'(data-seite="([0-9]+)"></a>)(?:, <a class="seitenzahl" href="[^"]+" data-seite="\2"></a>)+'
)
UNBEKANNT = "000"
UNGESETZT = Teilsatz(0, {}, [], {})
HOECHSTENS_DURCHGAENGE = 3
EPOCHE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
ZEICHEN_JE_TEIL = 26_000
"""HTML that is worth a process: about twelve pages. Smaller parts are put together, as each brings its own fonts."""
IM_TEIL = f"""
@page {{ @bottom-right {{ content: "{ZIFFERN}" }} }}
.seitenzahl::after {{ content: attr(data-seite) }}
"""

Fortschritt = Callable[[int, int], None]
"""Is told how many steps of how many are done."""


@dataclass(frozen=True)
class Gesetzt:
    """A finished document; `seiten` says on which page, from 1, each element with an id begins.

    `hinweise` are sentences for whoever asked for it: what is not in it that should be.
    """

    pdf: bytes
    seiten: dict[str, int]
    hinweise: tuple[str, ...] = ()


def render_pdf(
    html: str,
    *,
    erlaubt: Sequence[Path] = (),
    bilder: Mapping[str, Bilddatei] | None = None,
    anlagen: Sequence[Anlage] = (),
    fortschritt: Fortschritt | None = None,
) -> Gesetzt:
    """`html` as PDF/UA-1 and PDF/A-3a. Title, language and metadata are those of its head.

    `erlaubt` are the directories whose fonts may be read; `bilder` answers `bild:ID`. Page numbers stand where the
    style sheet has them at the bottom right, and behind every `<a class="seitenzahl" href="#ID">`.
    """
    teile = list(_zerlege(html.translate(STEUERZEICHEN), tuple(erlaubt), bilder or {}))
    gesetzte = _setze(teile, fortschritt or (lambda erledigt, von: None))
    with fuege(gesetzte) as pdf:
        mache_archivfest(pdf, **_angaben(gesetzte[0]), anlagen=anlagen)
        daten = speichere(pdf)
    return Gesetzt(daten, {name: stelle.seite + 1 for name, stelle in stellen(gesetzte).items()})


def _zerlege(html: str, erlaubt: tuple[Path, ...], bilder: Mapping[str, Bilddatei]) -> Iterator[Druckteil]:
    """The document in parts that are worth a process each, in reading order."""
    stil = "\n".join([*STIL.findall(html), IM_TEIL])
    vorn, koerper = _aufgeschlagen(STIL.sub("", html))
    stuecke, hinten = koerper[:-1], "</body></html>"
    stuecke.append(koerper[-1].rsplit("</body>", 1)[0])
    for text in _gebuendelt(stuecke):
        gezeigte = {kennung: bilder[kennung] for kennung in BILDVERWEIS.findall(text) if kennung in bilder}
        inhalt = SPRUNG.sub(rf"\1{STELLE}", text)
        yield Druckteil(f"{vorn}{inhalt}{hinten}", stil, erlaubt, gezeigte)
        # What is said of the whole document, such as when it was made, would make every part a new one each time.
        vorn = ANGABE.sub("", vorn)


def _aufgeschlagen(html: str) -> tuple[str, list[str]]:
    """Everything up to the body's opening tag, and what stands in the body, divided where a new page begins."""
    ende = html.index(">", html.index("<body")) + 1
    return html[:ende], html[ende:].split(TRENNER)


def _gebuendelt(stuecke: Sequence[str]) -> Iterator[str]:
    """Small neighbours together, those that wait for page numbers apart from those that do not."""
    buendel: list[str] = []
    for stueck in stuecke:
        passt = sum(map(len, buendel)) + len(stueck) <= ZEICHEN_JE_TEIL
        if buendel and not (passt and _wartet(stueck) == _wartet(buendel[0])):
            yield "".join(buendel)
            buendel = []
        buendel.append(stueck)
    yield "".join(buendel)


def _wartet(html: str) -> bool:
    return '<a class="seitenzahl"' in html


def _setze(teile: Sequence[Druckteil], fortschritt: Fortschritt) -> list[Teilsatz]:
    """All parts; those that name pages come when the pages are known.

    What stands before other parts moves them, so it is counted beforehand; registers at the end need not be.
    """
    wartende = {stelle for stelle, teil in enumerate(teile) if _wartet(teil.html)}
    hintere = set(takewhile(wartende.__contains__, range(len(teile) - 1, -1, -1)))
    vordere = wartende - hintere
    lauf = _Lauf(teile, _Zaehler(len(teile) + len(vordere), fortschritt))
    lauf.setze(set(range(len(teile))) - hintere, nur_zaehlen=vordere)
    for _ in range(HOECHSTENS_DURCHGAENGE):
        umfang = [lauf.gesetzte[stelle].seiten for stelle in vordere]
        lauf.setze(hintere)
        lauf.setze(vordere)
        if umfang == [lauf.gesetzte[stelle].seiten for stelle in vordere]:
            break
    else:
        logger.warning("Die Seitenzahlen kamen in %s Durchgängen nicht zur Ruhe", HOECHSTENS_DURCHGAENGE)
    return lauf.gesetzte


class _Lauf:
    """The parts of one document on their way, in reading order."""

    def __init__(self, teile: Sequence[Druckteil], zaehler: Callable[[], None]) -> None:
        self._teile, self._zaehler = teile, zaehler
        self.gesetzte = [UNGESETZT] * len(teile)

    def setze(self, welche: Set[int], *, nur_zaehlen: Set[int] = frozenset()) -> None:
        """Some of the parts, with the pages that are known so far."""
        seiten = {name: stelle.seite + 1 for name, stelle in stellen(self.gesetzte).items()}
        reihe = sorted(welche)
        auftraege = [replace(_mit_seitenzahlen(self._teile[n], seiten), nur_zaehlen=n in nur_zaehlen) for n in reihe]
        for stelle, satz in zip(reihe, setze_alle(auftraege, self._zaehler), strict=True):
            self.gesetzte[stelle] = satz


def _mit_seitenzahlen(teil: Druckteil, seiten: Mapping[str, int]) -> Druckteil:
    def ergaenzt(treffer: re.Match[str]) -> str:
        return f'{treffer[1]} data-seite="{seiten.get(treffer[2], UNBEKANNT)}"'

    return replace(teil, html=GLEICHE_SEITE.sub(r"\1", SEITENZAHL.sub(ergaenzt, teil.html)))


class _Zaehler:
    """Counts the parts that are done."""

    def __init__(self, von: int, fortschritt: Fortschritt) -> None:
        self._erledigt, self._von, self._fortschritt = 0, von, fortschritt

    def __call__(self) -> None:
        self._erledigt = min(self._erledigt + 1, self._von)
        self._fortschritt(self._erledigt, self._von)


def _angaben(satz: Teilsatz) -> dict[str, Any]:
    angaben = satz.angaben
    return {
        "titel": angaben["title"] or "",
        "verfasser": ", ".join(angaben["authors"]),
        "beschreibung": angaben["description"] or "",
        "sprache": angaben["lang"] or "de",
        "erzeugt": _zeitpunkt(angaben["created"]),
    }


def _zeitpunkt(text: str | None) -> datetime.datetime:
    """A moment of the document's own, never of its making: the same document gives the same bytes."""
    zeit = datetime.datetime.fromisoformat(text) if text else EPOCHE
    return zeit if zeit.tzinfo else zeit.replace(tzinfo=datetime.UTC)
