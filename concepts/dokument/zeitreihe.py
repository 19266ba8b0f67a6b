"""Measured and target values of an indicator as one table over the years."""

from typing import Any

from concepts.dokument.lesefassung import Messreihe, Reihe, Zeitreihe
from integrationskonzept.lib.deutsch import nachkommastellen, teildatum, zahl

Wert = dict[str, Any]
Gruppe = tuple[tuple[str, str], ...]
GEMESSEN, GEPLANT = 6, 3


def zeitreihe(messwerte: list[Wert], zielwerte: list[Wert], einheit: str = "") -> Zeitreihe | None:
    """The last measured points in time and the next targets; totals first, then the groups, then the targets."""
    zeitpunkte = _zeitpunkte(messwerte, zielwerte)
    if not zeitpunkte:
        return None
    messwerte = [wert for wert in messwerte if wert["zeitpunkt"] in zeitpunkte]
    stellen = _stellen(messwerte + zielwerte, einheit)
    return Zeitreihe(
        zeitpunkte=tuple(teildatum(zeitpunkt) for zeitpunkt in zeitpunkte),
        reihen=(
            *_reihen("Wert", messwerte, zeitpunkte, stellen),
            *_reihen("Zielwert", zielwerte, zeitpunkte, stellen, ist_ziel=True),
        ),
        anmerkungen=tuple(
            f"{teildatum(wert['zeitpunkt'])}: {wert['anmerkung']}"
            for wert in messwerte + zielwerte
            if wert.get("anmerkung")
        ),
    )


def messreihen(messwerte: list[Wert], zielwerte: list[Wert]) -> tuple[Messreihe, ...]:
    """Every measured and target value as a number, by group; the whole first."""
    gemessen, geplant = _nach_gruppe(messwerte), _nach_gruppe(zielwerte)
    gruppen = sorted({**gemessen, **geplant}, key=lambda gruppe: bool(gruppe))
    return tuple(
        Messreihe(
            ", ".join(auspraegung for _, auspraegung in gruppe),
            tuple(sorted(gemessen.get(gruppe, {}).items())),
            tuple(sorted(geplant.get(gruppe, {}).items())),
        )
        for gruppe in gruppen
    )


def _nach_gruppe(werte: list[Wert]) -> dict[Gruppe, dict[str, float]]:
    gruppen: dict[Gruppe, dict[str, float]] = {}
    for wert in werte:
        gruppe = tuple(sorted(wert.get("merkmale", {}).items()))
        gruppen.setdefault(gruppe, {})[wert["zeitpunkt"]] = float(wert["wert"])
    return gruppen


def _zeitpunkte(messwerte: list[Wert], zielwerte: list[Wert]) -> list[str]:
    gemessen = sorted({wert["zeitpunkt"] for wert in messwerte})[-GEMESSEN:]
    ab = gemessen[0] if gemessen else ""
    geplant = sorted({wert["zeitpunkt"] for wert in zielwerte if wert["zeitpunkt"] >= ab} - set(gemessen))
    kuenftig = [zeitpunkt for zeitpunkt in geplant if not gemessen or zeitpunkt > gemessen[-1]]
    return sorted({*gemessen, *kuenftig[: GEPLANT - 1], *kuenftig[-1:]})


def _stellen(werte: list[Wert], einheit: str) -> dict[Gruppe, int]:
    """Decimals by group: whole numbers have none though those of another group have some."""
    je_gruppe: dict[Gruppe, list[float]] = {}
    for wert in werte:
        je_gruppe.setdefault(tuple(sorted(wert.get("merkmale", {}).items())), []).append(wert["wert"])
    return {gruppe: nachkommastellen(zahlen, einheit=einheit) for gruppe, zahlen in je_gruppe.items()}


def _reihen(
    titel: str, werte: list[Wert], zeitpunkte: list[str], stellen: dict[Gruppe, int], *, ist_ziel: bool = False
) -> list[Reihe]:
    gruppen: dict[Gruppe, dict[str, str]] = {}
    for wert in werte:
        gruppe = tuple(sorted(wert.get("merkmale", {}).items()))
        gruppen.setdefault(gruppe, {})[wert["zeitpunkt"]] = zahl(wert["wert"], stellen[gruppe])
    return [
        Reihe(
            _beschriftung(titel, gruppe, ist_ziel),
            tuple(reihe.get(punkt, "") for punkt in zeitpunkte),
            ist_ziel,
        )
        for gruppe, reihe in sorted(gruppen.items(), key=lambda paar: bool(paar[0]))
        if any(punkt in reihe for punkt in zeitpunkte)
    ]


def _beschriftung(titel: str, gruppe: Gruppe, ist_ziel: bool) -> str:
    merkmale = ", ".join(auspraegung for _, auspraegung in gruppe)
    if not merkmale:
        return titel
    return f"{titel}, {merkmale}" if ist_ziel else merkmale
