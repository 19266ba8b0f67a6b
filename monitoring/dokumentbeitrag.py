"""The measured values' place in the Konzeptdokument: `indikatoren[].messwerte`."""

from __future__ import annotations

from typing import Any

from concepts.dokument.abbildung import WERT_ZEILE, Zeilen
from concepts.dokument.bestand import werte_von
from concepts.dokument.teile import Dokumentbeitrag
from concepts.dokument.uebernahme import neue_zeile
from concepts.models import Konzept
from monitoring.models import Messwert

MESSWERTE = Zeilen("messwerte", Messwert, "indikator", WERT_ZEILE)


def baue_messwerte(*, konzept: Konzept, dokument: dict[str, Any]) -> None:
    """Add each Indikator's measured values."""
    je_indikator: dict[str, list[dict[str, Any]]] = {}
    zeilen = Messwert.objects.filter(indikator__konzept=konzept, indikator__geloescht_am=None)
    for messwert in zeilen.select_related("indikator"):
        je_indikator.setdefault(messwert.indikator.kennung, []).append(werte_von(messwert, WERT_ZEILE))
    for indikator in dokument.get("indikatoren", []):
        if indikator["id"] in je_indikator:
            indikator["messwerte"] = je_indikator[indikator["id"]]


def uebernimm_messwerte(*, dokument: dict[str, Any], zeilen: dict[str, Any]) -> None:
    """Create the measured values that a document brings."""
    Messwert.objects.bulk_create(
        neue_zeile(MESSWERTE, zeilen[indikator["id"]], eintrag, nummer)
        for indikator in dokument.get("indikatoren") or ()
        for nummer, eintrag in enumerate(indikator.get("messwerte") or ())
    )


BEITRAG = Dokumentbeitrag("messwerte", baue_messwerte, uebernimm_messwerte)
