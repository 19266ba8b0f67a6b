"""A file's bytes as JSON: nothing that is ambiguous, and nothing so large that reading it would take a gigabyte."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from integrationskonzept.lib.deutsch import zahl
from integrationskonzept.lib.textgrenzen import HOECHSTENS_INSGESAMT, einwand_gegen_menge

from .fehler import DokumentFehler, Fehler

MEGABYTE = 1024 * 1024
MAX_BYTES = 40 * MEGABYTE
MAX_KLAMMERN = 4 * HOECHSTENS_INSGESAMT
"""Far more than a document has, in its texts as well; read, they would take a gigabyte before one could count."""


class _Ungueltig(ValueError):
    """JSON that Python would read but that says nothing certain; the message is German."""


def einwand_gegen_groesse(anzahl: int) -> str:
    """What stands against reading a file of so many bytes; nothing where it may be read."""
    if anzahl <= MAX_BYTES:
        return ""
    return (
        f"Die Datei ist {zahl(anzahl / MEGABYTE, 1)} MB groß. Angenommen werden bis zu {MAX_BYTES // MEGABYTE} MB. "
        "Meist sind es große Bilder: Bitte verkleinern Sie diese."
    )


def lies_json(rohdaten: bytes) -> Any:
    """What stands in a file's bytes; `DokumentFehler` where that is no JSON, or far too much."""
    if satz := einwand_gegen_groesse(len(rohdaten)):
        _abbruch(satz)
    klammern = rohdaten.count(b"{") + rohdaten.count(b"[")
    if klammern > MAX_KLAMMERN:
        _abbruch(einwand_gegen_menge(klammern))
    try:
        dokument = json.loads(
            rohdaten.decode("utf-8-sig"), object_pairs_hook=_ohne_doppelte, parse_constant=_keine_zahl
        )
    except UnicodeDecodeError:
        _abbruch("Die Datei ist kein Text in UTF-8. Bitte als UTF-8 speichern.")
    except json.JSONDecodeError as fehler:
        _abbruch(f"Die Datei ist kein gültiges JSON: Fehler in Zeile {fehler.lineno}, Spalte {fehler.colno}.")
    except RecursionError:
        _abbruch("Die Datei ist zu tief verschachtelt.")
    except _Ungueltig as fehler:
        _abbruch(str(fehler))
    except ValueError:  # Python refuses to read integers of thousands of digits
        _abbruch("Die Datei enthält eine Zahl mit zu vielen Stellen.")
    if satz := einwand_gegen_menge(_eintraege(dokument)):
        _abbruch(satz)
    return dokument


def _eintraege(dokument: Any) -> int:
    """How many entries all lists have together."""
    anzahl, offen = 0, [dokument]
    while offen:
        wert = offen.pop()
        if isinstance(wert, dict | list):
            anzahl += len(wert) if isinstance(wert, list) else 0
            offen += wert.values() if isinstance(wert, dict) else wert
    return anzahl


def _abbruch(meldung: str) -> None:
    raise DokumentFehler([Fehler("$", meldung)])


def _ohne_doppelte(paare: list[tuple[str, Any]]) -> dict[str, Any]:
    objekt = dict(paare)
    if len(objekt) < len(paare):
        doppelt = Counter(name for name, _ in paare).most_common(1)[0][0]
        raise _Ungueltig(f"Die Angabe „{doppelt}“ steht in einem Objekt zweimal.")
    return objekt


def _keine_zahl(wort: str) -> None:
    raise _Ungueltig(f"„{wort}“ ist keine Zahl.")
