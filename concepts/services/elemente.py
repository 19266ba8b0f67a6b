"""Changing the elements of a concept, so that nobody's work is lost.

Every change comes as a part of the Konzeptdokument (`inhalt`), is saved against the version that was read,
and leaves an Ereignis with the element as it is afterwards: the trail is each element's history.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Field, Max, QuerySet
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import Ereignis, User
from accounts.services import ereignis
from concepts.dokument.abbildung import ART_DES_MODELLS, ELEMENTARTEN, Elementart, Verweise, art_von
from concepts.dokument.bestand import Teil, fehlt, inhalt_von
from concepts.dokument.bezuege import MAX_TIEFE, kreise
from concepts.dokument.uebernahme import neue_verknuepfung, neue_zeile, zeilenwerte
from concepts.models import (
    Abhaengigkeit,
    Abschnitt,
    Akteur,
    Bild,
    Element,
    Handlungsfeld,
    Indikator,
    Konzept,
    Massnahme,
    Ziel,
)
from integrationskonzept.lib.deutsch import umschrift
from integrationskonzept.lib.richtext import bereinige
from integrationskonzept.lib.text import fold, tidy

NEU = "neu:"
ZU_TIEF = f"Kapitel lassen sich höchstens {MAX_TIEFE} Ebenen tief ordnen."
NAMENSFELD: dict[type[Element], str] = {Akteur: "name", Indikator: "titel"}


class Konflikt(Exception):
    """Somebody saved this element after it was read, and both changed the same.

    `jetzt` is what it says now, `streitig` the keys that both changed.
    """

    def __init__(self, element: Any, jetzt: Teil, streitig: list[str]) -> None:
        self.element = element
        self.jetzt = jetzt
        self.streitig = streitig
        super().__init__("Der Text wurde inzwischen geändert.")


class Unmoeglich(Exception):
    """A change that cannot be made; the message says why and what to do, in German."""


def kennung_aus(text: str, *, laenge: int = 60) -> str:
    """A readable id from a title: `Sprache und Verständigung` becomes `sprache-und-verstaendigung`."""
    roh = slugify(umschrift(text))[:laenge].strip("-_").replace("_", "-")
    return roh or "ohne-titel"


def freie_kennung(konzept: Konzept, text: str) -> str:
    """An id that no element of the concept has, not even in the Papierkorb."""
    basis = kennung_aus(text, laenge=56)
    modelle: list[type[Element]] = [*(art.modell for art in ELEMENTARTEN.values()), Bild]
    suchen = [
        m.alle.filter(konzept=konzept, kennung__startswith=basis).order_by().values_list("kennung") for m in modelle
    ]
    belegt = {kennung for (kennung,) in suchen[0].union(*suchen[1:], all=True)}
    nummern = (basis if nummer == 1 else f"{basis}-{nummer}" for nummer in range(1, len(belegt) + 2))
    return next(kennung for kennung in nummern if kennung not in belegt)


def sperre(konzept: Konzept) -> Konzept:
    """Let one writer at a time change the concept's structure until the transaction ends."""
    return Konzept.alle.select_for_update().get(pk=konzept.pk)


def vermerke(element: Element, code: str, person: User | None, inhalt: Teil, **daten: Any) -> Ereignis:
    """Record a change of an element, with the element as it is now."""
    return Ereignis.objects.create(**ereignis_felder(element, code, person, inhalt, **daten))


def ereignis_felder(element: Element, code: str, person: User | None, inhalt: Teil, **daten: Any) -> dict[str, Any]:
    """The fields of an element's Ereignis, for one or for many at once."""
    art = art_von(element).name
    return {
        "kommune_id": element.konzept.kommune_id,
        "person": person,
        "code": f"{art}.{code}",
        "akte": element.konzept.akte,
        "content_type": ContentType.objects.get_for_model(element),
        "object_id": element.pk,
        "bezeichnung": str(element)[:500],
        "daten": {"kennung": element.kennung, "version": element.version, "inhalt": inhalt, **daten},
    }


def vermerke_bild(bild: Bild, tat: str, person: User | None, **daten: Any) -> Ereignis:
    """Record what happened to a picture, which is no element with a history of its own."""
    return ereignis(
        kommune=bild.konzept.kommune,
        person=person,
        code=f"bild.{tat}",
        gegenstand=bild,
        akte=bild.konzept.akte,
        bezeichnung=str(bild),
        daten=daten,
    )


def lege_element_an(
    *, konzept: Konzept, art: Elementart, inhalt: Teil, person: User | None, code: str = "angelegt", **fest: Any
) -> Element:
    """A new element at the end of its list; `fest` are structural parents such as `handlungsfeld`."""
    return _lege_element_an(konzept, art, _gesaeubert(inhalt), person, code, fest)


@transaction.atomic
def _lege_element_an(
    konzept: Konzept, art: Elementart, inhalt: Teil, person: User | None, code: str, fest: dict[str, Any]
) -> Element:
    sperre(konzept)
    for eltern in fest.values():
        _pruefe_eltern(eltern)
    letzte = art.modell.alle.filter(konzept=konzept).aggregate(letzte=Max("position"))["letzte"]
    element = art.modell(
        konzept=konzept,
        kennung=freie_kennung(konzept, inhalt.get("titel") or inhalt.get("name") or art.name),
        position=0 if letzte is None else letzte + 1,
        geaendert_von=person,
        **fest,
    )
    _setze_werte(element, inhalt)
    element.save()
    _setze_listen(element, inhalt, person)
    vermerke(element, code, person, inhalt_von(element))
    return element


def _pruefe_eltern(eltern: Any) -> None:
    """Nothing new under what somebody has just deleted, or deeper than a document can say."""
    eltern.refresh_from_db()
    if eltern.geloescht_am is not None:
        raise Unmoeglich(f"„{eltern}“ liegt inzwischen im Papierkorb. Bitte zuerst zurückholen.")
    tiefe = 1
    while (eltern := getattr(eltern, "eltern", None)) is not None:
        tiefe += 1
    if tiefe >= MAX_TIEFE:
        raise Unmoeglich(ZU_TIEF)


def aendere_element(
    *,
    element: Element,
    inhalt: Teil,
    person: User | None,
    version: int | None = None,
    gesehen: int | None = None,
    code: str = "geaendert",
) -> Element:
    """Save what `inhalt` names; `Konflikt` if somebody else saved after `version` was read.

    `gesehen` is the version that was shown beside one's own text: what both changed is then decided.
    """
    sauber = _gesaeubert(inhalt)
    with transaction.atomic():
        return _aendere_element(element, sauber, person, version, gesehen, code)


def _aendere_element(
    element: Element, inhalt: Teil, person: User | None, version: int | None, gesehen: int | None, code: str
) -> Element:
    sperre(element.konzept)
    zeile = type(element).alle.select_related("konzept").get(pk=element.pk)
    vorher = inhalt_von(zeile)
    if version is not None and zeile.version != version:
        inhalt = _nur_meines(zeile, vorher, inhalt, version, entschieden=gesehen == zeile.version)
    if all(gleich(vorher.get(name), wert) for name, wert in inhalt.items()):
        return zeile
    _setze_werte(zeile, inhalt)
    zeile.version += 1
    zeile.geaendert_von = person
    zeile.save()
    _setze_listen(zeile, inhalt, person)
    vermerke(zeile, code, person, inhalt_von(zeile))
    return zeile


def _nur_meines(zeile: Element, vorher: Teil, inhalt: Teil, version: int, *, entschieden: bool) -> Teil:
    """What one changed oneself since `version`; `Konflikt` where somebody else changed the same meanwhile."""
    gelesen = _stand_bei(zeile, version)
    meines = {name: wert for name, wert in inhalt.items() if not gleich(gelesen.get(name), wert)}
    streitig = [
        name
        for name, wert in meines.items()
        if not gleich(vorher.get(name), gelesen.get(name)) and not gleich(vorher.get(name), wert)
    ]
    if streitig and not entschieden:
        raise Konflikt(zeile, vorher, streitig)
    return meines


def _stand_bei(zeile: Element, version: int) -> Teil:
    """What the element said at that version, from its history."""
    verworfen = f"{art_von(zeile).name}.nicht_uebernommen"
    eintrag = verlauf_von(zeile).filter(daten__version=version).exclude(code=verworfen).first()
    return eintrag.daten["inhalt"] if eintrag else {}


def verlauf_von(element: Element) -> QuerySet[Ereignis]:
    """Every change of an element, newest first."""
    return Ereignis.objects.filter(
        content_type=ContentType.objects.get_for_model(element), object_id=element.pk
    ).select_related("person")


def gleich(vorher: Any, nachher: Any) -> bool:
    """Whether two values say the same; all ways to say nothing are one."""
    return vorher == nachher or (fehlt(vorher) and fehlt(nachher))


@transaction.atomic
def bewahre_verworfenes(*, element: Element, inhalt: Teil, person: User | None) -> Ereignis:
    """Keep a text that lost against another in the history, where it can be found and taken up again."""
    return vermerke(element, "nicht_uebernommen", person, inhalt_von(element) | inhalt)


def _gesaeubert(inhalt: Teil) -> Teil:
    """With clean texts; it takes its time, so it is done before anybody waits."""
    return {name: bereinige(wert) if name.endswith("Html") and wert else wert for name, wert in inhalt.items()}


def _setze_werte(element: Element, inhalt: Teil) -> None:
    art = art_von(element)
    for attribut, wert in zeilenwerte(inhalt, art.werte).items():
        setattr(element, attribut, wert)
    for verweis in art.verweis:
        if verweis.schluessel in inhalt:
            kennung = inhalt[verweis.schluessel]
            gefunden = _hole(element.konzept, verweis.modell, [kennung] if kennung else [])
            if kennung and not gefunden:
                raise Unmoeglich(f"„{kennung}“ gibt es nicht mehr. Bitte etwas anderes wählen.")
            if gefunden or not _im_papierkorb(getattr(element, verweis.attribut, None)):
                setattr(element, verweis.attribut, gefunden[0] if gefunden else None)
    _pruefe_oberziel(element)


def _im_papierkorb(element: Element | None) -> bool:
    """What lies there is not offered in any form, so that its absence there says nothing."""
    return element is not None and element.geloescht_am is not None


def _hole(konzept: Konzept, modell: type[Element], kennungen: list[str]) -> list[Element]:
    """The elements with these ids, in this order; those that are gone by now are left out."""
    gefunden = (
        {e.kennung: e for e in modell.objects.filter(konzept=konzept, kennung__in=kennungen)} if kennungen else {}
    )
    return [gefunden[kennung] for kennung in dict.fromkeys(kennungen) if kennung in gefunden]


def _setze_listen(element: Element, inhalt: Teil, person: User | None) -> None:
    art = art_von(element)
    for liste in art.verweise:
        if liste.schluessel in inhalt:
            _setze_verweise(element, liste, inhalt[liste.schluessel] or [], person)
    for unterzeilen in art.zeilen:
        if unterzeilen.schluessel in inhalt:
            eintraege = inhalt[unterzeilen.schluessel] or []
            unterzeilen.tabelle._default_manager.filter(**{unterzeilen.eltern: element}).delete()
            unterzeilen.tabelle._default_manager.bulk_create(
                [neue_zeile(unterzeilen, element, eintrag, nummer) for nummer, eintrag in enumerate(eintraege)]
            )


def _setze_verweise(element: Element, liste: Verweise, kennungen: list[str], person: User | None) -> None:
    kennungen = [_mit_neuem(element.konzept, liste.modell, kennung, person) for kennung in kennungen]
    ziele = _hole(element.konzept, liste.modell, kennungen)
    if liste.tabelle is Abhaengigkeit:
        _pruefe_abhaengigkeit(element, ziele)
    sichtbar = {liste.von: element, f"{liste.nach}__geloescht_am": None}
    liste.tabelle._default_manager.filter(**sichtbar, **liste.fest).delete()
    liste.tabelle._default_manager.bulk_create(
        [neue_verknuepfung(liste, element, ziel, nummer) for nummer, ziel in enumerate(ziele)]
    )


def _mit_neuem(konzept: Konzept, modell: type[Element], kennung: str, person: User | None) -> str:
    """The id of an element; one that was typed as `neu:Name` is entered into its register unless it is there."""
    if not kennung.startswith(NEU) or modell not in NAMENSFELD:
        return kennung
    name, feld = tidy(kennung.removeprefix(NEU)).strip(), NAMENSFELD[modell]
    namen = modell.objects.filter(konzept=konzept).values_list("kennung", feld)
    vorhanden: str | None = next((eine for eine, anderer in namen if fold(anderer) == fold(name)), None)
    if vorhanden:
        return vorhanden
    return lege_element_an(konzept=konzept, art=ART_DES_MODELLS[modell], inhalt={feld: name}, person=person).kennung


def _pruefe_abhaengigkeit(element: Element, ziele: list[Element]) -> None:
    """Refuse a circle of dependencies, naming it."""
    sperre(element.konzept)
    kanten: dict[str, list[str]] = {}
    paare = Abhaengigkeit.objects.filter(massnahme__konzept=element.konzept).exclude(massnahme_id=element.pk)
    for von, nach in paare.values_list("massnahme__kennung", "voraussetzung__kennung"):
        kanten.setdefault(von, []).append(nach)
    kanten[element.kennung] = [ziel.kennung for ziel in ziele]
    runde = next(kreise(kanten, {element.kennung: 0}), None)
    if runde:
        titel = dict(
            Massnahme.objects.filter(konzept=element.konzept, kennung__in=runde).values_list("kennung", "titel")
        )
        weg = " → ".join(f"„{titel.get(kennung, kennung)}“" for kennung in [*runde, runde[0]])
        raise Unmoeglich(f"Diese Abhängigkeit schließt einen Kreis: {weg}. Bitte eine davon herausnehmen.")


def _pruefe_oberziel(element: Element) -> None:
    oben = element.uebergeordnet if isinstance(element, Ziel) else None
    for _ in range(MAX_TIEFE):
        if oben is None:
            return
        if oben.pk == element.pk:
            raise Unmoeglich("Ein Ziel kann nicht sich selbst dienen, auch nicht über ein anderes Ziel.")
        if oben.handlungsfeld_id != element.handlungsfeld_id:  # type: ignore[attr-defined]
            raise Unmoeglich("Ein Ziel kann nur einem Ziel desselben Handlungsfelds dienen.")
        oben = oben.uebergeordnet
    raise Unmoeglich(f"Ziele lassen sich höchstens {MAX_TIEFE} Ebenen tief ordnen.")


def _anhang(element: Element) -> Iterator[QuerySet[Any]]:
    """What stands and falls with the element."""
    if isinstance(element, Handlungsfeld):
        yield from (modell.objects.filter(handlungsfeld=element) for modell in (Ziel, Massnahme))
    ebene = [element.pk] if isinstance(element, Abschnitt) else []
    while ebene:
        kinder = Abschnitt.objects.filter(eltern__in=ebene)
        ebene = list(kinder.values_list("pk", flat=True))
        yield Abschnitt.objects.filter(pk__in=ebene)


@transaction.atomic
def loesche_element(*, element: Element, person: User | None) -> int:
    """Put an element with all that hangs in it into the Papierkorb; returns how many elements that were."""
    sperre(element.konzept)
    zeitpunkt = timezone.now()
    anzahl = sum(menge.update(geloescht_am=zeitpunkt) for menge in list(_anhang(element)))
    anzahl += type(element).alle.filter(pk=element.pk).update(geloescht_am=zeitpunkt)
    if isinstance(element, Bild):
        vermerke_bild(element, "geloescht", person)
    else:
        vermerke(element, "geloescht", person, inhalt_von(element), anzahl=anzahl)
    return anzahl


def _eltern(element: Any) -> Any:
    return getattr(element, "handlungsfeld", None) or getattr(element, "eltern", None)


@transaction.atomic
def hole_zurueck(*, element: Element, person: User | None) -> Element:
    """Take an element out of the Papierkorb, together with what went into it at the same moment."""
    konzept = sperre(element.konzept)
    element.refresh_from_db()
    if element.geloescht_am is None:
        return element
    oben = _eltern(element)
    while oben is not None and oben.geloescht_am == element.geloescht_am:
        oben = _eltern(oben)
    if oben is not None and oben.geloescht_am is not None:
        raise Unmoeglich(f"Bitte zuerst „{oben}“ zurückholen: Dort gehört der Eintrag hin.")
    for art in ELEMENTARTEN.values():
        art.modell.alle.filter(konzept=konzept, geloescht_am=element.geloescht_am).update(geloescht_am=None)
    Bild.alle.filter(konzept=konzept, geloescht_am=element.geloescht_am).update(geloescht_am=None)
    element.refresh_from_db()
    if isinstance(element, Bild):
        vermerke_bild(element, "zurueckgeholt", person)
    else:
        vermerke(element, "zurueckgeholt", person, inhalt_von(element))
    return element


@transaction.atomic
def stelle_wieder_her(*, element: Element, ereignis: Ereignis, person: User | None) -> Element:
    """Make the element say again what it said after `ereignis`; today's text stays in the history."""
    frueher = ereignis.daten["inhalt"]
    art = art_von(element)
    leer: dict[str, Any] = {spalte.schluessel: [] for spalte in art.listen}
    leer |= {spalte.schluessel: None for spalte in art.verweis}
    leer |= {wert.schluessel: _leerer_wert(art, wert.attribut) for wert in art.werte}
    inhalt = {name: frueher.get(name, wert) for name, wert in leer.items()}
    if inhalt.get("handlungsfeld", True) is None:
        del inhalt["handlungsfeld"]
    return aendere_element(element=element, inhalt=inhalt, person=person, code="wiederhergestellt")


def _leerer_wert(art: Elementart, attribut: str) -> Any:
    feld = art.modell._meta.get_field(attribut)
    return feld.get_default() if isinstance(feld, Field) else None
