"""What is best done next: the first gaps on the way from the situation to the figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlencode

from django.urls import reverse

from concepts.enums import Abschnittart
from concepts.models import Konzept
from integrationskonzept.lib.deutsch import aufzaehlung

from .stand import Feldlage, Konzeptstand, Massnahmenlage

SO_VIELE = 3
LUECKEN = (
    ("federfuehrung", "zustaendigkeit", "Federführung festlegen", "hat noch niemanden, der sie führt"),
    ("zeit", "zustaendigkeit", "Zeitraum festlegen", "hat noch keinen Zeitraum"),
    ("mittel", "mittel", "Kosten und Personal angeben", "hat noch keine Angabe zu Geld oder Personal"),
    ("indikator", "wirkung", "Indikator zuordnen", "hat noch keine Zahl, an der man den Beitrag sieht"),
)


@dataclass(frozen=True)
class Schritt:
    """Something to do, why, and where."""

    titel: str
    grund: str
    url: str


def naechste_schritte(konzept: Konzept, stand: Konzeptstand, *, frei_zum_einfrieren: bool) -> list[Schritt]:
    """The most useful steps, in the order in which they help each other.

    `frei_zum_einfrieren`: something changed since the last Fassung, and this person may freeze the next.
    """
    schritte = _Schritte(konzept, stand)
    folge = list(islice(schritte.alle(), SO_VIELE))
    if len(folge) < SO_VIELE and frei_zum_einfrieren:
        folge.append(schritte.einfrieren(fertig=not folge))
    return folge


class _Schritte:
    """All steps that a concept still needs."""

    def __init__(self, konzept: Konzept, stand: Konzeptstand) -> None:
        self.konzept = konzept
        self.stand = stand
        self.ort = (konzept.kommune.slug, konzept.slug)

    def alle(self) -> Iterator[Schritt]:
        """From the choice of themes to the last empty chapter."""
        yield from self._handlungsfelder()
        yield from self._kapitel(in_ausgangslage=True)
        yield from self._leitbild()
        yield from self._in_feldern()
        yield from self._register()
        yield from self._massnahmen()
        yield from self._indikatoren()
        yield from self._kapitel(in_ausgangslage=False)

    def einfrieren(self, *, fertig: bool) -> Schritt:
        """The step after all others."""
        grund = "Eine Fassung hält diesen Stand fest, damit man ihn beraten und beschließen kann."
        grund = f"Nichts fehlt mehr. {grund}" if fertig else grund
        return Schritt("Fassung einfrieren", grund, reverse("fassung_neu", args=self.ort))

    def _neu(self, bereich: str, **vorbelegt: str) -> str:
        frage = f"?{urlencode(vorbelegt)}" if vorbelegt else ""
        return reverse("element_neu", args=[*self.ort, bereich]) + frage

    def _bearbeiten(self, bereich: str, kennung: str, *teil: str) -> str:
        name = "element_teil_bearbeiten" if teil else "element_bearbeiten"
        return reverse(name, args=[*self.ort, bereich, kennung, *teil])

    def _handlungsfelder(self) -> Iterator[Schritt]:
        if not self.stand.felder:
            wort = self.konzept.wort("handlungsfeld", mehrzahl=True)
            grund = "Aus ihnen folgen alle Ziele und Maßnahmen. Drei bis acht genügen."
            yield Schritt(f"{wort} festlegen", grund, self._neu("handlungsfelder"))

    def _leitbild(self) -> Iterator[Schritt]:
        texte = {"Integrationsverständnis": self.stand.verstaendnis, "Vision": self.stand.vision}
        fehlend = aufzaehlung(name for name, da in texte.items() if not da)
        if fehlend:
            grund = "Was Sie unter Integration verstehen und wohin Sie wollen: Alles Weitere baut darauf auf."
            yield Schritt(f"{fehlend} schreiben", grund, self._bearbeiten("leitbild", "leitbild"))
        if not self.stand.leitziele:
            wort = self.konzept.wort("leitziel", mehrzahl=True)
            yield Schritt(f"{wort} festlegen", "An ihnen wird jedes spätere Ziel gemessen.", self._neu("leitziele"))

    def _kapitel(self, *, in_ausgangslage: bool) -> Iterator[Schritt]:
        """The first chapter without text; a Vorwort is written last."""
        ausgangslage = {k.oberstes for k in self.stand.kapitel if k.art == Abschnittart.AUSGANGSLAGE}
        leere = [k for k in self.stand.kapitel if k.braucht_text and not k.hat_text]
        leere = [k for k in leere if (k.oberstes in ausgangslage) == in_ausgangslage]
        if leere:
            erstes = min(leere, key=lambda kapitel: kapitel.art == Abschnittart.VORWORT)
            wo = "Kapitel der Ausgangslage" if in_ausgangslage else "weitere Kapitel"
            haben = f"{len(leere)} {wo} haben" if len(leere) > 1 else "Dieses Kapitel hat"
            yield Schritt(
                f"Kapitel „{erstes.titel}“ schreiben",
                f"{haben} noch keinen Text.",
                self._bearbeiten("kapitel", erstes.kennung),
            )

    def _in_feldern(self) -> Iterator[Schritt]:
        yield from self._im_ersten([f for f in self.stand.felder if not f.ziele], "ziel", "ziele")
        yield from self._im_ersten([f for f in self.stand.felder if not f.massnahmen], "massnahme", "massnahmen")

    def _im_ersten(self, ohne: list[Feldlage], ebene: str, bereich: str) -> Iterator[Schritt]:
        if ohne:
            felder = (self.konzept.wort("handlungsfeld"), self.konzept.wort("handlungsfeld", mehrzahl=True))
            anzahl = _anzahl(len(ohne), f"{felder[0]} hat", f"{felder[1]} haben")
            titel = f"{self.konzept.wort(ebene, mehrzahl=True)} zu „{ohne[0].titel}“ aufschreiben"
            yield Schritt(titel, f"{anzahl} noch keine.", self._neu(bereich, handlungsfeld=ohne[0].kennung))

    def _register(self) -> Iterator[Schritt]:
        if not self.stand.gremien:
            grund = "Es soll klar sein, wer steuert, wer koordiniert und wer berät."
            yield Schritt("Gremien eintragen", grund, self._neu("gremien"))
        if not self.stand.indikatoren:
            grund = "Wenige Zahlen genügen, an denen man später sieht, ob es vorangeht."
            yield Schritt("Indikatoren festlegen", grund, self._neu("indikatoren"))

    def _massnahmen(self) -> Iterator[Schritt]:
        for angabe, teil, titel, was in LUECKEN:
            offen = [massnahme for massnahme in self.stand.massnahmen if not getattr(massnahme, angabe)]
            if offen:
                yield self._luecke(offen, teil, titel, was)

    def _luecke(self, offen: list[Massnahmenlage], teil: str, titel: str, was: str) -> Schritt:
        erste = offen[0]
        uebrige = len(offen) - 1
        mehr = f" Ebenso {_anzahl(uebrige, 'weitere', 'weitere')}." if uebrige else ""
        return Schritt(titel, f"„{erste.titel}“ {was}.{mehr}", self._bearbeiten("massnahmen", erste.kennung, teil))

    def _indikatoren(self) -> Iterator[Schritt]:
        offen = [indikator for indikator in self.stand.indikatoren if not indikator.fertig]
        if offen:
            grund = (
                f"{_anzahl(len(offen), 'Indikator hat', 'Indikatoren haben')} noch keine Quelle oder keinen Zielwert."
            )
            adresse = self._bearbeiten("indikatoren", offen[0].kennung)
            yield Schritt(f"„{offen[0].titel}“ ergänzen", grund, adresse)


def _anzahl(anzahl: int, einzahl: str, mehrzahl: str) -> str:
    return f"{anzahl} {einzahl if anzahl == 1 else mehrzahl}"
