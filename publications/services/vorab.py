"""A Fassung is typeset before it is frozen: what cannot be printed never becomes one."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from concepts.enums import Fassungszweck
from concepts.folgen import Folge, Fortschritt, Hindernis
from concepts.models import Fassung
from concepts.services.einfrieren import NICHT_EINGEFROREN
from integrationskonzept.lib.jobs.models import Zustand
from integrationskonzept.lib.pdf_teile import Unsetzbar
from publications.broschuere.angaben import Ausgabe
from publications.broschuere.pdf import SatzFehler
from publications.models import Broschuere

from .auftraege import MIT_JEDER_FASSUNG
from .gestaltung import angaben_zur_gestaltung
from .schluessel import schluessel_der_fassung
from .setzen import rendere, speichere
from .ursachen import finde_ursachen

ZU_VERWICKELT = (
    f"{NICHT_EINGEFROREN}: Ihre Broschüre lässt sich nicht setzen, weil ein Text zu umfangreich oder zu verschachtelt "
    "ist. Bitte vereinfachen oder teilen Sie ihn, und versuchen Sie es noch einmal. Es liegt an:"
)


def setze_vorab(fassung: Fassung, fortschritt: Fortschritt) -> Folge:
    """Typeset what every Fassung brings along; the finished brochures are written down together with it."""
    try:
        gesetzte = [_rendere(fassung, ausgabe, fortschritt) for ausgabe in MIT_JEDER_FASSUNG]
    except SatzFehler as fehler:
        raise Hindernis(f"{NICHT_EINGEFROREN}. {fehler}") from fehler
    except Unsetzbar as fehler:
        raise Hindernis(ZU_VERWICKELT, finde_ursachen(json.loads(fassung.text), fehler.teil)) from fehler
    fertige = [_fertig(*gesetzt) for gesetzt in gesetzte]

    def schreibe(gefrorene: Fassung, person: User | None) -> None:
        for broschuere in fertige:
            broschuere.fassung, broschuere.angefordert_von = gefrorene, person
            broschuere.save(force_insert=True)

    return schreibe


def _rendere(fassung: Fassung, ausgabe: Ausgabe, fortschritt: Fortschritt) -> tuple[Broschuere, bytes, dict[str, Any]]:
    konzept = fassung.konzept
    broschuere = Broschuere(
        konzept=konzept,
        fassung=fassung,
        ausgabe=ausgabe,
        schluessel=schluessel_der_fassung(fassung, konzept, ausgabe),
        dauerhaft=fassung.zweck == Fassungszweck.BESCHLUSS,
        auftrag={"gestaltung": angaben_zur_gestaltung(konzept.kommune)},
        tenant=konzept.kommune_id,
        begonnen_am=timezone.now(),
    )
    return broschuere, *rendere(broschuere, fortschritt)


def _fertig(broschuere: Broschuere, daten: bytes, angaben: dict[str, Any]) -> Broschuere:
    """With its file, which is known to be on the disk."""
    angaben |= speichere(broschuere, daten, uuid4().hex[:8])
    angaben |= {"zustand": Zustand.FERTIG, "fertig_am": timezone.now(), "auftrag": {}}
    for name, wert in angaben.items():
        setattr(broschuere, name, wert)
    return broschuere
