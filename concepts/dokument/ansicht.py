"""A Konzeptdokument (format 1, a dict) as a Lesefassung for templates; references that lead nowhere are left out."""

from collections.abc import Iterable
from typing import Any

from django.db.models import TextChoices

from accounts.enums import KommuneArt
from concepts.dokument.kapitel import kapitelfolge
from concepts.dokument.kosten import kostentafel, kostenzeilen
from concepts.dokument.lesefassung import (
    Akteur,
    Begriff,
    Begriffe,
    Gremium,
    Handlungsfeld,
    Indikator,
    Kommune,
    Leitbild,
    Leitziel,
    Lesefassung,
    Massnahme,
    Querschnittsthema,
    Verweis,
)
from concepts.dokument.verweise import Verzeichnis
from concepts.dokument.zeitreihe import messreihen, zeitreihe
from concepts.dokument.zielbaum import zielbaum
from concepts.enums import (
    Akteurart,
    Gremiumart,
    Indikatorebene,
    Konzeptart,
    Massnahmenstand,
    Prioritaet,
    Richtung,
)
from integrationskonzept.lib.deutsch import teildatum, zeitspanne
from integrationskonzept.lib.richtext import ist_leer

Dokument = dict[str, Any]

BEGRIFFE = {
    "leitziel": Begriff("Leitziel", "Leitziele"),
    "handlungsfeld": Begriff("Handlungsfeld", "Handlungsfelder"),
    "ziel": Begriff("Ziel", "Ziele"),
    "massnahme": Begriff("Maßnahme", "Maßnahmen"),
}


def lesefassung(dokument: Dokument) -> Lesefassung:
    """The whole document, ready for reading."""
    konzept, kommune = dokument["konzept"], dokument["kommune"]
    begriffe = _begriffe(konzept)
    verzeichnis = Verzeichnis.von(dokument, begriffe)
    felder = tuple(_handlungsfeld(feld, verzeichnis) for feld in dokument.get("handlungsfelder", []))
    leitbild = _leitbild(dokument.get("leitbild", {}), verzeichnis)
    gremien = tuple(_gremium(gremium) for gremium in dokument.get("gremien", []))
    indikatoren = tuple(_indikator(indikator, verzeichnis) for indikator in dokument.get("indikatoren", []))
    vorhanden = {
        "leitbild": bool(leitbild),
        "handlungsfelder": bool(felder),
        "organisation": bool(gremien),
        "controlling": bool(indikatoren),
    }
    massnahmen = [massnahme for feld in felder for massnahme in feld.massnahmen]
    return Lesefassung(
        kommune=Kommune(kommune["name"], bezeichnung(KommuneArt, kommune.get("art")), kommune.get("bundesland", "")),
        titel=konzept["titel"],
        untertitel=konzept.get("untertitel", ""),
        art=bezeichnung(Konzeptart, konzept.get("art")),
        laufzeit=zeitspanne(konzept.get("beginn", ""), konzept.get("ende", "")),
        stand=teildatum(konzept.get("stand", "")),
        begriffe=begriffe,
        kapitel=kapitelfolge(dokument.get("abschnitte", []), vorhanden, begriffe),
        leitbild=leitbild,
        handlungsfelder=felder,
        querschnittsthemen=tuple(_querschnittsthema(q, verzeichnis) for q in dokument.get("querschnittsthemen", [])),
        akteure=tuple(_akteur(akteur, verzeichnis) for akteur in dokument.get("akteure", [])),
        gremien=gremien,
        indikatoren=indikatoren,
        kosten_nach_handlungsfeld=kostentafel(massnahmen, lambda massnahme, _: massnahme.handlungsfeld.titel),
        kosten_nach_quelle=kostentafel(massnahmen, lambda _, zeile: zeile.quelle or "ohne Angabe"),
        beginn=konzept.get("beginn", ""),
        ende=konzept.get("ende", ""),
    )


def bezeichnung(auswahl: type[TextChoices], wert: object) -> str:
    """The German label of an enumeration's value; a value it does not know is shown as it is."""
    text = str(wert or "")
    return str(auswahl(text).label) if text in auswahl.values else text


def _html(teil: Dokument, schluessel: str) -> str:
    html = teil.get(schluessel, "")
    return "" if ist_leer(html) else html


def _begriffe(konzept: Dokument) -> Begriffe:
    eigene = {ebene: Begriff(wort["einzahl"], wort["mehrzahl"]) for ebene, wort in konzept.get("begriffe", {}).items()}
    return Begriffe(**(BEGRIFFE | eigene))


def _leitbild(leitbild: Dokument, verzeichnis: Verzeichnis) -> Leitbild:
    return Leitbild(
        verstaendnis_html=_html(leitbild, "integrationsverstaendnisHtml"),
        vision_html=_html(leitbild, "visionHtml"),
        leitziele=tuple(
            Leitziel(
                ziel["id"],
                ziel["titel"],
                _html(ziel, "beschreibungHtml"),
                verzeichnis.rueckwaerts("handlungsfelder", "leitziele", ziel["id"]),
            )
            for ziel in leitbild.get("leitziele", [])
        ),
    )


def _handlungsfeld(feld: Dokument, verzeichnis: Verzeichnis) -> Handlungsfeld:
    verweis = verzeichnis.eines(feld["id"])
    massnahmen = (_massnahme(massnahme, verweis, verzeichnis) for massnahme in feld.get("massnahmen", []))
    return Handlungsfeld(
        id=feld["id"],
        nummer=verweis.nummer,
        titel=feld["titel"],
        ausgangslage_html=_html(feld, "ausgangslageHtml"),
        html=_html(feld, "beschreibungHtml"),
        prioritaet=bezeichnung(Prioritaet, feld.get("prioritaet")),
        leitziele=verzeichnis.viele(feld.get("leitziele", []), "leitziele"),
        ziele=zielbaum(feld.get("ziele", []), verzeichnis),
        massnahmen=tuple(massnahmen),
    )


def _massnahme(massnahme: Dokument, feld: Verweis, verzeichnis: Verzeichnis) -> Massnahme:
    def texte(*schluessel: str) -> dict[str, str]:
        return {name: massnahme.get(name, "") for name in schluessel}

    def verweise(schluessel: str, sammlung: str) -> tuple[Verweis, ...]:
        return verzeichnis.viele(massnahme.get(schluessel, []), sammlung)

    return Massnahme(
        id=massnahme["id"],
        nummer=verzeichnis.eines(massnahme["id"]).nummer,
        titel=massnahme["titel"],
        html=_html(massnahme, "beschreibungHtml"),
        handlungsfeld=feld,
        ziele=verweise("ziele", "ziele"),
        federfuehrung=verweise("federfuehrung", "akteure"),
        beteiligte=verweise("beteiligte", "akteure"),
        zeitraum=_zeitraum(massnahme),
        kosten=kostenzeilen(massnahme.get("kosten", [])),
        prioritaet=bezeichnung(Prioritaet, massnahme.get("prioritaet")),
        stand=bezeichnung(Massnahmenstand, massnahme.get("stand")),
        indikatoren=verweise("indikatoren", "indikatoren"),
        haengt_ab_von=verweise("haengtAbVon", "massnahmen"),
        querschnittsthemen=verweise("querschnittsthemen", "querschnittsthemen"),
        schlagworte=_gefuellt(massnahme.get("schlagworte", [])),
        dauerhaft=massnahme.get("dauerhaft", False),
        **texte("zielgruppe", "sozialraum", "ressourcen", "beginn", "ende"),
    )


def _zeitraum(massnahme: Dokument) -> str:
    dauerhaft = massnahme.get("dauerhaft", False)
    spanne = zeitspanne(massnahme.get("beginn", ""), massnahme.get("ende", ""), dauerhaft=dauerhaft)
    wortlaut: str = massnahme.get("zeitraum", "")
    return wortlaut if wortlaut and spanne in ("", "dauerhaft") else spanne


def _querschnittsthema(thema: Dokument, verzeichnis: Verzeichnis) -> Querschnittsthema:
    massnahmen = verzeichnis.rueckwaerts("massnahmen", "querschnittsthemen", thema["id"])
    return Querschnittsthema(thema["id"], thema["titel"], _html(thema, "beschreibungHtml"), massnahmen)


def _akteur(akteur: Dokument, verzeichnis: Verzeichnis) -> Akteur:
    return Akteur(
        id=akteur["id"],
        name=akteur["name"],
        art=bezeichnung(Akteurart, akteur.get("art")),
        fuehrt=verzeichnis.rueckwaerts("massnahmen", "federfuehrung", akteur["id"]),
        beteiligt=verzeichnis.rueckwaerts("massnahmen", "beteiligte", akteur["id"]),
    )


def _gremium(gremium: Dokument) -> Gremium:
    return Gremium(
        id=gremium["id"],
        name=gremium["name"],
        art=bezeichnung(Gremiumart, gremium.get("art")),
        aufgabe_html=_html(gremium, "aufgabeHtml"),
        vorsitz=gremium.get("vorsitz", ""),
        mitglieder=_gefuellt(gremium.get("mitglieder", [])),
        tagt=gremium.get("tagt", ""),
        artschluessel=gremium.get("art", ""),
    )


def _indikator(indikator: Dokument, verzeichnis: Verzeichnis) -> Indikator:
    return Indikator(
        id=indikator["id"],
        kennung=indikator.get("kennung", ""),
        titel=indikator["titel"],
        definition=indikator.get("definition", ""),
        einheit=indikator.get("einheit", ""),
        richtung=bezeichnung(Richtung, indikator.get("richtung")),
        ebene=bezeichnung(Indikatorebene, indikator.get("ebene")),
        quelle=indikator.get("quelle", ""),
        werte=zeitreihe(indikator.get("messwerte", []), indikator.get("zielwerte", []), indikator.get("einheit", "")),
        massnahmen=verzeichnis.rueckwaerts("massnahmen", "indikatoren", indikator["id"]),
        messreihen=messreihen(indikator.get("messwerte", []), indikator.get("zielwerte", [])),
    )


def _gefuellt(texte: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in texte if text.strip())
