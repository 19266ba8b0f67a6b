"""Taking pictures in, changing what is said of them."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from concepts.bilder import lege_datei_ab
from concepts.models import Bild, Konzept
from concepts.selectors.bilder import verwendungen
from integrationskonzept.lib.textbilder import mit_beschreibung

from .elemente import aendere_element, freie_kennung, sperre, vermerke_bild

ANGABEN = ("dateiname", "alternativtext", "quelle")


class InzwischenGeaendert(Exception):
    """Somebody else changed what is said of a picture after it was read; `bild` is how it is now."""

    def __init__(self, bild: Bild) -> None:
        self.bild = bild
        super().__init__("Die Angaben zum Bild wurden inzwischen geändert.")


def lege_bild_an(
    *,
    konzept: Konzept,
    daten: bytes,
    mediatyp: str,
    dateiname: str,
    alternativtext: str,
    quelle: str,
    person: User | None,
) -> Bild:
    """Add a checked picture (`lib.images.take_in`) to the concept; the same picture twice is one.

    The one that is there already keeps what is said of it, and is told what was missing.
    """
    datei = lege_datei_ab(daten, mediatyp)  # before anybody has to wait for it
    angaben = {"datei": datei, "mediatyp": mediatyp, "dateiname": dateiname}
    return _trage_ein(konzept, angaben | {"alternativtext": alternativtext, "quelle": quelle}, person)


@transaction.atomic
def _trage_ein(konzept: Konzept, angaben: dict[str, str], person: User | None) -> Bild:
    sperre(konzept)
    vorhanden = Bild.objects.filter(konzept=konzept, datei=angaben["datei"]).first()
    if vorhanden:
        neues = {name: angaben[name] for name in ("alternativtext", "quelle")}
        fehlende = {name: wert for name, wert in neues.items() if wert and not getattr(vorhanden, name)}
        return aendere_bild(bild=vorhanden, angaben=fehlende, person=person)
    letzte = Bild.alle.filter(konzept=konzept).aggregate(letzte=Max("position"))["letzte"]
    name = angaben["dateiname"]
    bild = Bild.objects.create(
        konzept=konzept,
        kennung=freie_kennung(konzept, f"bild-{name.rpartition('.')[0] or name}"),
        position=0 if letzte is None else letzte + 1,
        geaendert_von=person,
        **angaben,
    )
    vermerke_bild(bild, "angelegt", person)
    return bild


@transaction.atomic
def aendere_bild(
    *, bild: Bild, angaben: dict[str, str], person: User | None, version: int | None = None, in_texten: bool = False
) -> Bild:
    """Save name, description or credit; `InzwischenGeaendert` if somebody else did after `version` was read.

    With `in_texten` the texts that still carry the old description get the new one.
    """
    sperre(bild.konzept)
    zeile = Bild.alle.select_related("konzept__kommune").get(pk=bild.pk)
    vorher = {name: getattr(zeile, name) for name in ANGABEN}
    neue = {name: wert for name, wert in angaben.items() if wert != vorher[name]}
    if neue and version is not None and version != zeile.version:
        raise InzwischenGeaendert(zeile)
    if not neue:
        return zeile
    for name, wert in neue.items():
        setattr(zeile, name, wert)
    zeile.version += 1
    zeile.geaendert_von = person
    zeile.save(update_fields=[*neue, "version", "geaendert_von", "geaendert_am"])
    vermerke_bild(zeile, "geaendert", person, vorher={name: vorher[name] for name in neue}, nachher=neue)
    if in_texten and "alternativtext" in neue:
        _beschreibe_in_texten(zeile, vorher["alternativtext"], person)
    return zeile


def _beschreibe_in_texten(bild: Bild, alte: str, person: User | None) -> None:
    """Element by element, as one of them may show the picture in several texts."""
    stellen = verwendungen(bild.konzept, bild.kennung)[bild.kennung]
    for element in {stelle.element.pk: stelle.element for stelle in stellen}.values():
        inhalt = {
            stelle.schluessel: mit_beschreibung(
                getattr(element, stelle.attribut), bild.kennung, alte, bild.alternativtext
            )
            for stelle in stellen
            if stelle.element == element and stelle.bild.alt == alte
        }
        if inhalt:
            aendere_element(element=element, inhalt=inhalt, person=person)
