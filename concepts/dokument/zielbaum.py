"""The goals of a Handlungsfeld as a tree."""

from collections import defaultdict
from typing import Any

from concepts.dokument.lesefassung import Ziel
from concepts.dokument.verweise import Verzeichnis
from concepts.enums import Zielebene
from integrationskonzept.lib.deutsch import teildatum
from integrationskonzept.lib.richtext import ist_leer

Teil = dict[str, Any]


def zielbaum(ziele: list[Teil], verzeichnis: Verzeichnis) -> tuple[Ziel, ...]:
    """Goals under the goal they serve; one whose superior is missing or serves it in turn stands at the top."""
    eltern = _eltern(ziele)
    kinder: dict[str, list[Teil]] = defaultdict(list)
    for ziel in ziele:
        kinder[eltern.get(ziel["id"], "")].append(ziel)

    def aeste(kennung: str) -> tuple[Ziel, ...]:
        return tuple(_ziel(ziel, aeste(ziel["id"]), verzeichnis) for ziel in kinder[kennung])

    return aeste("")


def _eltern(ziele: list[Teil]) -> dict[str, str]:
    """Each goal's superior, without those that would close a circle."""
    vorhanden = {ziel["id"] for ziel in ziele}
    eltern: dict[str, str] = {}
    for ziel in ziele:
        oben = ziel.get("uebergeordnet", "")
        if oben in vorhanden and ziel["id"] not in _linie(oben, eltern):
            eltern[ziel["id"]] = oben
    return eltern


def _linie(kennung: str, eltern: dict[str, str]) -> set[str]:
    linie = {kennung}
    while (kennung := eltern.get(kennung, "")) and kennung not in linie:
        linie.add(kennung)
    return linie


def _ziel(ziel: Teil, unterziele: tuple[Ziel, ...], verzeichnis: Verzeichnis) -> Ziel:
    ebene = ziel.get("ebene", "")
    html = ziel.get("beschreibungHtml", "")
    return Ziel(
        id=ziel["id"],
        titel=ziel["titel"],
        html="" if ist_leer(html) else html,
        ebene=str(Zielebene(ebene).label) if ebene in Zielebene.values else ebene,
        bis=teildatum(ziel.get("bis", "")),
        unterziele=unterziele,
        massnahmen=verzeichnis.rueckwaerts("massnahmen", "ziele", ziel["id"]),
    )
