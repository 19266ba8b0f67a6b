"""Is this a Konzeptdokument that can be imported? Every fault is named with its JSON path."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from integrationskonzept.lib.deutsch import zahl
from integrationskonzept.lib.text import tidy
from integrationskonzept.lib.textgrenzen import (
    einwand,
    einwand_gegen_kurzes,
    einwand_gegen_liste,
)
from integrationskonzept.lib.zeitangaben import FRUEHESTES, SPAETESTES, liegt_fern

from .aufbau import FORMAT
from .bezuege import MAX_TIEFE, pruefe_bezuege
from .fehler import DokumentFehler, Fehler, pfad
from .json_datei import lies_json

MAX_FEHLER = 200
MAX_GENANNT = 20
DATUM = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
FERN = "far"
SCHEMA = Path(__file__).with_name("konzeptdokument.schema.json")

ARTEN = {
    "object": "ein Objekt { … }",
    "array": "eine Liste [ … ]",
    "string": "ein Text",
    "number": "eine Zahl",
    "integer": "eine ganze Zahl",
    "boolean": "true oder false",
}


def lies_dokument(rohdaten: bytes) -> dict[str, Any]:
    """The document in a file's bytes, checked; `DokumentFehler` names every fault."""
    dokument = lies_json(rohdaten)
    if fehler_liste := pruefe_dokument(dokument):
        raise DokumentFehler(fehler_liste)
    return dokument  # type: ignore[no-any-return]


def pruefe_dokument(dokument: Any) -> list[Fehler]:
    """All faults: first those against the schema; where there are none, ids, references and pictures."""
    if isinstance(dokument, dict) and dokument.get("format", FORMAT) != FORMAT:
        gefunden = json.dumps(dokument["format"], ensure_ascii=False)[:80]
        return [Fehler("$.format", f"Dieses Format kann nicht gelesen werden: {gefunden}. Erwartet wird „{FORMAT}“.")]
    try:
        faelle = [
            _als_fehler(fall) for fall, _ in zip(_pruefer().iter_errors(dokument), range(MAX_FEHLER), strict=False)
        ]
        faelle += [] if faelle else list(_pruefe_blaetter(dokument))[:MAX_FEHLER]
    except RecursionError:
        return [Fehler("$", "Das Dokument ist zu tief verschachtelt.")]
    return sorted(faelle or pruefe_bezuege(dokument), key=lambda fehler: fehler.pfad)[:MAX_FEHLER]


def _ganzes_muster(pruefer: Any, muster: str, wert: Any, schema: Any) -> Iterator[ValidationError]:
    """`pattern` as the schema means it: in Python, `$` would let a line break pass at the end."""
    if isinstance(wert, str) and not re.search(muster.replace("$", r"\Z"), wert):
        yield ValidationError(f"{wert!r} does not match {muster!r}")
    elif isinstance(wert, str) and muster == DATUM and liegt_fern(wert):
        yield ValidationError(FERN)


def _sichtbar(_pruefer: Any, _laenge: int, wert: Any, _schema: Any) -> Iterator[ValidationError]:
    """`minLength` for people: a name that nobody can see is none."""
    if isinstance(wert, str) and not tidy(wert):
        yield ValidationError("empty")


@cache
def _pruefer() -> Any:
    klasse = extend(Draft202012Validator, {"pattern": _ganzes_muster, "minLength": _sichtbar})
    return klasse(json.loads(SCHEMA.read_text()))


def _als_fehler(fall: ValidationError) -> Fehler:
    uebersetze = MELDUNGEN.get(str(fall.validator), _allgemein)
    return Fehler(pfad(*fall.absolute_path), uebersetze(fall))


def _kurz(wert: Any) -> str:
    text = json.dumps(wert, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + " …"


def _allgemein(fall: ValidationError) -> str:
    return f"{_kurz(fall.instance)} ist hier nicht erlaubt."


def _fehlende(fall: ValidationError) -> str:
    fehlend = [name for name in fall.validator_value if name not in fall.instance and f"'{name}'" in fall.message]
    return f"Die Angabe „{fehlend[0] if fehlend else '?'}“ fehlt."


def _unbekannte(fall: ValidationError) -> str:
    bekannt = fall.schema.get("properties", {})
    unbekannt = [f"„{name[:60]}“" for name in fall.instance if name not in bekannt]
    mehr = f" und {zahl(len(unbekannt) - MAX_GENANNT)} weitere" if len(unbekannt) > MAX_GENANNT else ""
    return f"Unbekannte Angabe: {', '.join(unbekannt[:MAX_GENANNT])}{mehr}."


def _auswahl(fall: ValidationError) -> str:
    return f"{_kurz(fall.instance)} ist nicht bekannt. Möglich sind: {', '.join(map(str, fall.validator_value))}."


def _muster(fall: ValidationError) -> str:
    if fall.message == FERN:
        return (
            f"{_kurz(fall.instance)} kann nicht stimmen: Das Jahr liegt nicht zwischen {FRUEHESTES} und {SPAETESTES}."
        )
    if "0-9a-z" in fall.validator_value or "a-z0-9" in fall.validator_value:
        erlaubt = "Kleinbuchstaben, Ziffern und Bindestriche, höchstens 64 Zeichen"
        return f"{_kurz(fall.instance)} ist keine gültige id. Erlaubt sind {erlaubt}."
    return f"{_kurz(fall.instance)} hat nicht die erwartete Form."


MELDUNGEN: dict[str, Callable[[ValidationError], str]] = {
    "type": lambda fall: (
        f"Erwartet wird {ARTEN.get(str(fall.validator_value), fall.validator_value)}, gefunden: {_kurz(fall.instance)}."
    ),
    "required": _fehlende,
    "additionalProperties": _unbekannte,
    "enum": _auswahl,
    "pattern": _muster,
    "minLength": lambda fall: "Der Text darf nicht leer sein.",
    "maxLength": lambda fall: f"Der Text ist zu lang: höchstens {fall.validator_value} Zeichen.",
    "minimum": lambda fall: f"Die Zahl ist zu klein: mindestens {fall.validator_value}.",
    "maximum": lambda fall: f"Die Zahl ist zu groß: höchstens {fall.validator_value}.",
}


def _pruefe_blaetter(wert: Any, *ort: str | int) -> Iterator[Fehler]:
    """What no schema says: texts that a database cannot keep, numbers that lose digits, endless nesting."""
    if ort.count("abschnitte") > MAX_TIEFE:
        yield Fehler(pfad(*ort), f"Kapitel sind tiefer als {MAX_TIEFE} Ebenen verschachtelt.")
    elif isinstance(wert, dict):
        for schluessel, inhalt in wert.items():
            yield from _pruefe_blaetter(schluessel, *ort)
            yield from _pruefe_blaetter(inhalt, *ort, schluessel)
    elif isinstance(wert, list) and (satz := einwand_gegen_liste(len(wert))):
        yield Fehler(pfad(*ort), satz)
    elif isinstance(wert, list):
        for nummer, inhalt in enumerate(wert):
            yield from _pruefe_blaetter(inhalt, *ort, nummer)
    elif isinstance(wert, str) and (satz := _einwand(wert, ort)):
        yield Fehler(pfad(*ort), satz)
    elif isinstance(wert, str) and not _haltbar(wert):
        yield Fehler(pfad(*ort), "Der Text enthält Zeichen, die kein Text sind (Nullzeichen oder halbe Zeichen).")
    elif isinstance(wert, int | float) and not _genau(wert):
        yield Fehler(pfad(*ort), "Die Zahl ist zu groß oder hat zu viele Stellen.")


def _einwand(text: str, ort: tuple[str | int, ...]) -> str:
    schluessel = str(ort[-1]) if ort else ""
    if ort[:1] == ("bilder",) and schluessel == "daten":
        return ""
    return einwand(text) if schluessel.endswith("Html") else einwand_gegen_kurzes(text)


def _haltbar(text: str) -> bool:
    return "\x00" not in text and not any("\ud800" <= zeichen <= "\udfff" for zeichen in text)


def _genau(wert: float) -> bool:
    try:
        return math.isfinite(wert) and float(wert) == wert
    except OverflowError:
        return False
