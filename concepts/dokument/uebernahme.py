"""Konzeptdokument → rows, with a number of statements that does not depend on its size."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import Any

from accounts.models import Kommune, User
from concepts.bilder import lege_datei_ab
from concepts.models import Bild, Element, Konzept, Ziel
from integrationskonzept.lib.textbilder import textbilder

from . import abbildung as ab
from .abbildung import Elementart, Verweise, Wert, Zeilen
from .aufbau import angaben_zur_kommune
from .bestand import Teil, fehlt
from .bezuege import html_stellen
from .teile import zeilen_von

KONZEPT_LISTEN = (
    "abschnitte", "leitbild", "handlungsfelder", "querschnittsthemen", "akteure", "gremien", "indikatoren", "bilder",
)  # fmt: skip
EINFACHE_LISTEN = (
    ("akteure", ab.AKTEUR),
    ("gremien", ab.GREMIUM),
    ("indikatoren", ab.INDIKATOR),
    ("querschnittsthemen", ab.QUERSCHNITTSTHEMA),
    ("handlungsfelder", ab.HANDLUNGSFELD),
)
BILD = Elementart("bild", Bild, ab.gleich("mediatyp", "dateiname", "quelle"))


def zeilenwerte(teil: Teil, werte: Iterable[Wert]) -> dict[str, Any]:
    """The fields of a row from its part of a document; what the document leaves out is left out."""
    return {wert.attribut: teil[wert.schluessel] for wert in werte if wert.schluessel in teil}


def leere_felder(teil: Teil) -> list[str]:
    """The keys that the document holds although they are empty."""
    return sorted(schluessel for schluessel, wert in teil.items() if fehlt(wert))


def uebernimm_dokument(
    dokument: Teil, *, kommune: Kommune, slug: str, person: User | None, vorgaenger: Konzept | None = None
) -> tuple[Konzept, dict[str, Element]]:
    """A new Konzept with all its rows; needs a checked and sanitised document and an open transaction."""
    konzept = Konzept(kommune=kommune, slug=slug, geaendert_von=person, vorgaenger=vorgaenger)
    for attribut, wert in zeilenwerte(dokument["konzept"], ab.KONZEPT_WERTE).items():
        setattr(konzept, attribut, wert)
    konzept.leere_felder = _leere_im_konzept(dokument)
    if dokument["kommune"] != angaben_zur_kommune(konzept):
        konzept.angaben_zur_kommune = dokument["kommune"]
    konzept.save()
    zeilen = _Uebernahme(konzept, person).lege_an(dokument)
    return konzept, zeilen


def _leere_im_konzept(dokument: Teil) -> list[str]:
    leer = leere_felder(dokument["konzept"])
    leer += [liste for liste in KONZEPT_LISTEN if liste in dokument and fehlt(dokument[liste])]
    if fehlt(dokument.get("leitbild", {}).get("leitziele", "nicht da")):
        leer.append("leitbild.leitziele")
    return leer


def _beschreibungen(dokument: Teil) -> dict[str, str]:
    """What the texts say of each picture where they show it first: the document knows it from nowhere else."""
    gezeigte = [bild for *_, teil, schluessel in html_stellen(dokument) for bild in textbilder(teil[schluessel])]
    return {bild.kennung: bild.alt for bild in reversed(gezeigte) if bild.alt}


class _Uebernahme:
    """The rows of one import, as far as they have been made, and the parts they came from."""

    def __init__(self, konzept: Konzept, person: User | None) -> None:
        self.konzept = konzept
        self.person = person
        self.zeilen: dict[str, Element] = {}
        self.teile: dict[str, list[Teil]] = {}

    def lege_an(self, dokument: Teil) -> dict[str, Element]:
        """All elements, then what links them."""
        leitbild = dokument.get("leitbild") or {}
        felder = dokument.get("handlungsfelder") or []
        for schluessel, art in EINFACHE_LISTEN:
            self._lege_art_an(art, [(teil, {}) for teil in dokument.get(schluessel) or ()])
        self._lege_art_an(ab.LEITZIEL, [(teil, {}) for teil in leitbild.get("leitziele") or ()])
        for schluessel, art in (("ziele", ab.ZIEL), ("massnahmen", ab.MASSNAHME)):
            self._lege_art_an(
                art,
                [(teil, {"handlungsfeld": self.zeilen[f["id"]]}) for f in felder for teil in f.get(schluessel) or ()],
            )
        self._lege_abschnitte_an(dokument.get("abschnitte") or [])
        self._lege_leitbild_an(leitbild)
        self._lege_bilder_an(dokument)
        self._verknuepfe()
        return self.zeilen

    def _zeile(self, art: Elementart, teil: Teil, position: int, **fest: Any) -> Any:
        return art.modell(
            konzept=self.konzept,
            kennung=teil["id"],
            position=position,
            geaendert_von=self.person,
            leere_felder=leere_felder(teil),
            **zeilenwerte(teil, art.werte),
            **fest,
        )

    def _lege_art_an(self, art: Elementart, teile: list[tuple[Teil, dict[str, Any]]]) -> None:
        self.teile[art.name] = [teil for teil, _ in teile]
        zeilen = [self._zeile(art, teil, nummer, **fest) for nummer, (teil, fest) in enumerate(teile)]
        self._merke(art.modell._default_manager.bulk_create(zeilen))

    def _merke(self, zeilen: Iterable[Any]) -> None:
        self.zeilen |= {zeile.kennung: zeile for zeile in zeilen}

    def _lege_abschnitte_an(self, abschnitte: list[Teil]) -> None:
        """Level by level, so that parents have their keys before their children ask for them."""
        ebene: list[tuple[Teil, Any]] = [(teil, None) for teil in abschnitte]
        while ebene:
            self._lege_art_an(ab.ABSCHNITT, [(teil, {"eltern": eltern}) for teil, eltern in ebene])
            ebene = [(kind, self.zeilen[teil["id"]]) for teil, _ in ebene for kind in teil.get("abschnitte") or ()]

    def _lege_leitbild_an(self, leitbild: Teil) -> None:
        texte = {schluessel: wert for schluessel, wert in leitbild.items() if schluessel != "leitziele"}
        zeile = self._zeile(ab.LEITBILD, {"id": "leitbild", **texte}, 0)
        zeile.save()
        self.zeilen["_leitbild"] = zeile  # no id of the document can begin like this

    def _lege_bilder_an(self, dokument: Teil) -> None:
        zeilen, beschreibungen = [], _beschreibungen(dokument)
        for nummer, teil in enumerate(dokument.get("bilder") or ()):
            bild = self._zeile(BILD, teil, nummer, alternativtext=beschreibungen.get(teil["id"], ""))
            bild.datei = lege_datei_ab(base64.b64decode("".join(teil["daten"].split())), bild.mediatyp)
            zeilen.append(bild)
        self._merke(Bild.objects.bulk_create(zeilen))

    def _verknuepfe(self) -> None:
        for name, teile in self.teile.items():
            for liste in ab.ELEMENTARTEN[name].verweise:
                self._lege_verweise_an(liste, teile)
            for unterzeilen in zeilen_von(ab.ELEMENTARTEN[name]):
                self._lege_zeilen_an(unterzeilen, teile)
        self._setze_oberziele(self.teile["ziel"])

    def _lege_verweise_an(self, liste: Verweise, teile: list[Teil]) -> None:
        liste.tabelle._default_manager.bulk_create(
            [
                neue_verknuepfung(liste, self.zeilen[teil["id"]], self.zeilen[kennung], nummer)
                for teil in teile
                for nummer, kennung in enumerate(teil.get(liste.schluessel) or ())
            ]
        )

    def _lege_zeilen_an(self, unterzeilen: Zeilen, teile: list[Teil]) -> None:
        unterzeilen.tabelle._default_manager.bulk_create(
            [
                neue_zeile(unterzeilen, self.zeilen[teil["id"]], eintrag, nummer)
                for teil in teile
                for nummer, eintrag in enumerate(teil.get(unterzeilen.schluessel) or ())
            ]
        )

    def _setze_oberziele(self, teile: list[Teil]) -> None:
        ziele = []
        for teil in teile:
            if "uebergeordnet" in teil:
                ziel: Any = self.zeilen[teil["id"]]
                ziel.uebergeordnet = self.zeilen[teil["uebergeordnet"]]
                ziele.append(ziel)
        Ziel.objects.bulk_update(ziele, ["uebergeordnet"])


def neue_verknuepfung(liste: Verweise, von: Any, nach: Any, position: int) -> Any:
    """An unsaved link at its place in the list."""
    return liste.tabelle(**{liste.von: von, liste.nach: nach, "position": position, **liste.fest})


def neue_zeile(unterzeilen: Zeilen, eltern: Any, eintrag: Teil, position: int) -> Any:
    """An unsaved sub-row, such as one year's cost."""
    return unterzeilen.tabelle(
        **{unterzeilen.eltern: eltern, "position": position},
        leere_felder=leere_felder(eintrag),
        **zeilenwerte(eintrag, unterzeilen.werte),
    )
