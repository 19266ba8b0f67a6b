"""The concept as it stands now, and the brochure that was made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from concepts.dokument.aufbau import baue_dokument
from concepts.dokument.bilddaten import Bildnamen
from concepts.models import Konzept
from concepts.services.elemente import sperre
from publications.broschuere.angaben import Ausgabe
from publications.models import Broschuere

from .merkmal import merkmal
from .schluessel import satzstand, schluessel_des_entwurfs

VERSUCHE = 3


@dataclass(frozen=True)
class Entwurf:
    """What was read at one moment; without `merkmal` somebody was writing just then.

    The document's pictures have no data: `bilder` says in which files they are.
    """

    konzept: Konzept
    dokument: dict[str, Any]
    schluessel: str
    merkmal: str
    bilder: Bildnamen = field(default_factory=Bildnamen)


def lies_entwurf(konzept: Konzept, ausgabe: Ausgabe, *, mit_bildern: bool) -> Entwurf:
    """Everything that makes up the draft, read between two looks at whether it is still the same."""
    vorher = merkmal_von(konzept, ausgabe)
    jetziges = Konzept.alle.select_related("kommune", "leitbild").get(pk=konzept.pk)
    bilder = Bildnamen()
    dokument = baue_dokument(jetziges, mit_bildern=mit_bildern, bilddaten=bilder)
    schluessel = schluessel_des_entwurfs(dokument, jetziges, ausgabe, timezone.localdate())
    unveraendert = merkmal_von(konzept, ausgabe) == vorher
    return Entwurf(jetziges, dokument, schluessel, vorher if unveraendert else "", bilder)


def lies_ruhigen_entwurf(konzept: Konzept, ausgabe: Ausgabe) -> Entwurf:
    """The draft of one moment. Only where somebody writes at every try is everybody kept waiting for once."""
    for _ in range(VERSUCHE):
        entwurf = lies_entwurf(konzept, ausgabe, mit_bildern=True)
        if entwurf.merkmal:
            return entwurf
    with transaction.atomic():
        sperre(konzept)
        return lies_entwurf(konzept, ausgabe, mit_bildern=True)


def broschuere_des_entwurfs(
    konzept: Konzept, ausgabe: Ausgabe = Ausgabe.BILDSCHIRM, *, merke: bool = False
) -> Broschuere | None:
    """The brochure of the concept exactly as it stands now, if anybody has asked for it.

    `merke` writes down that what was written meanwhile changed nothing in the document.
    """
    menge = Broschuere.objects.entwuerfe().fuer_listen().filter(konzept=konzept, ausgabe=ausgabe)
    if not menge.exists():
        return None
    unveraendert: Broschuere | None = menge.filter(merkmal=merkmal_von(konzept, ausgabe)).first()
    if unveraendert:
        return unveraendert
    entwurf = lies_entwurf(konzept, ausgabe, mit_bildern=False)
    gefunden: Broschuere | None = menge.filter(schluessel=entwurf.schluessel).first()
    if gefunden and merke and entwurf.merkmal:
        Broschuere.objects.filter(pk=gefunden.pk).update(merkmal=entwurf.merkmal)
    return gefunden


def merkmal_von(konzept: Konzept, ausgabe: Ausgabe) -> str:
    """A draft prints the day, and a new typesetting makes new brochures."""
    return merkmal(konzept.pk, timezone.localdate().isoformat(), ausgabe.value, satzstand())
