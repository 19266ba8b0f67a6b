"""Konzeptdokument → rows, with a number of statements that does not depend on its size, prepared before any lock."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import Any

from accounts.models import Kommune, User
from concepts.bilder import lege_datei_ab
from concepts.models import Bild, Element, Konzept, Leitbild
from integrationskonzept.lib.prepared_insert import PreparedInsert, reserve_keys
from integrationskonzept.lib.textbilder import textbilder

from . import abbildung as ab
from .abbildung import Elementart, Verweise, Wert, Zeilen
from .aufbau import angaben_zur_kommune
from .bestand import Entstehendes, Teil, fehlt, werte_von
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


class Uebernahme:
    """All rows of a new Konzept, with their keys, from a checked and sanitised document.

    Nothing is written before `schreibe`, and everything is prepared by then: it is for the transaction, in which others
    wait, and the concept's address may be set until then.
    """

    def __init__(
        self, dokument: Teil, *, kommune: Kommune, person: User | None, vorgaenger: Konzept | None = None
    ) -> None:
        self.person = person
        self.konzept = _neues_konzept(dokument, kommune=kommune, person=person, vorgaenger=vorgaenger)
        self.zeilen: dict[str, Element] = {}
        self.bestand = Entstehendes(self.konzept)
        self.einfuegungen = PreparedInsert()
        self._teile: dict[str, list[Teil]] = {}
        self._lege_elemente_an(dokument)
        self._verknuepfe()

    def schreibe(self) -> None:
        """Write everything; needs an open transaction. The concept comes last: so no row gives it a new revision."""
        self.einfuegungen.execute()
        self.konzept.save(force_insert=True)

    def _lege_elemente_an(self, dokument: Teil) -> None:
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
        self._teile.setdefault(art.name, []).extend(teil for teil, _ in teile)
        schluessel = reserve_keys(art.modell, len(teile))
        zeilen = [
            self._zeile(art, teil, nummer, pk=schluessel[nummer], **fest) for nummer, (teil, fest) in enumerate(teile)
        ]
        for zeile in zeilen:
            self.zeilen[zeile.kennung] = zeile
            self.bestand.merke(zeile)
        if art is not ab.ZIEL:  # these do not know yet which they serve
            self.einfuegungen.add(zeilen)

    def _lege_abschnitte_an(self, abschnitte: list[Teil]) -> None:
        """Level by level, so that parents have their keys before their children ask for them."""
        ebene: list[tuple[Teil, Any]] = [(teil, None) for teil in abschnitte]
        while ebene:
            self._lege_art_an(ab.ABSCHNITT, [(teil, {"eltern": eltern}) for teil, eltern in ebene])
            ebene = [(kind, self.zeilen[teil["id"]]) for teil, _ in ebene for kind in teil.get("abschnitte") or ()]

    def _lege_leitbild_an(self, leitbild: Teil) -> None:
        texte = {schluessel: wert for schluessel, wert in leitbild.items() if schluessel != "leitziele"}
        zeile = self._zeile(ab.LEITBILD, {"id": "leitbild", **texte}, 0, pk=reserve_keys(Leitbild, 1)[0])
        self.einfuegungen.add([zeile])
        self.zeilen["_leitbild"] = zeile  # no id of the document can begin like this

    def _lege_bilder_an(self, dokument: Teil) -> None:
        teile, beschreibungen = dokument.get("bilder") or (), _beschreibungen(dokument)
        zeilen = []
        for nummer, (teil, pk) in enumerate(zip(teile, reserve_keys(Bild, len(teile)), strict=True)):
            bild = self._zeile(BILD, teil, nummer, pk=pk, alternativtext=beschreibungen.get(teil["id"], ""))
            bild.datei = lege_datei_ab(base64.b64decode("".join(teil["daten"].split())), bild.mediatyp)
            zeilen.append(bild)
        self.einfuegungen.add(zeilen)
        self.zeilen |= {bild.kennung: bild for bild in zeilen}

    def _verknuepfe(self) -> None:
        for name, teile in self._teile.items():
            for liste in ab.ELEMENTARTEN[name].verweise:
                self._lege_verweise_an(liste, teile)
            for unterzeilen in zeilen_von(ab.ELEMENTARTEN[name]):
                self._lege_zeilen_an(unterzeilen, teile)
        self._lege_ziele_an(self._teile["ziel"])

    def _lege_verweise_an(self, liste: Verweise, teile: list[Teil]) -> None:
        verknuepfungen = []
        for teil in teile:
            von, kennungen = self.zeilen[teil["id"]], teil.get(liste.schluessel) or []
            self.bestand.merke_liste(liste, von, kennungen)
            for nummer, kennung in enumerate(kennungen):
                verknuepfungen.append(neue_verknuepfung(liste, von, self.zeilen[kennung], nummer))
        self.einfuegungen.add(verknuepfungen)

    def _lege_zeilen_an(self, unterzeilen: Zeilen, teile: list[Teil]) -> None:
        alle = []
        for teil in teile:
            eltern, eintraege = self.zeilen[teil["id"]], teil.get(unterzeilen.schluessel) or ()
            zeilen = [neue_zeile(unterzeilen, eltern, eintrag, nummer) for nummer, eintrag in enumerate(eintraege)]
            self.bestand.merke_liste(unterzeilen, eltern, [werte_von(zeile, unterzeilen.werte) for zeile in zeilen])
            alle += zeilen
        self.einfuegungen.add(alle)

    def _lege_ziele_an(self, teile: list[Teil]) -> None:
        ziele: list[Any] = [self.zeilen[teil["id"]] for teil in teile]
        for ziel, teil in zip(ziele, teile, strict=True):
            ziel.uebergeordnet = self.zeilen[teil["uebergeordnet"]] if "uebergeordnet" in teil else None
        self.einfuegungen.add(ziele)


def _neues_konzept(dokument: Teil, *, kommune: Kommune, person: User | None, vorgaenger: Konzept | None) -> Konzept:
    konzept = Konzept(pk=reserve_keys(Konzept, 1)[0], kommune=kommune, geaendert_von=person, vorgaenger=vorgaenger)
    for attribut, wert in zeilenwerte(dokument["konzept"], ab.KONZEPT_WERTE).items():
        setattr(konzept, attribut, wert)
    konzept.leere_felder = _leere_im_konzept(dokument)
    if dokument["kommune"] != angaben_zur_kommune(konzept):
        konzept.angaben_zur_kommune = dokument["kommune"]
    return konzept


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
