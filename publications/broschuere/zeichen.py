"""Which characters a brochure holds, and those among them that no font can print."""

import json
from typing import Any

from integrationskonzept.lib.deutsch import aufzaehlung
from integrationskonzept.lib.fonts import named, unprintable
from integrationskonzept.lib.pdf_teile import ERSATZZEICHEN
from publications.broschuere.angaben import Gestaltung

HOECHSTENS_GENANNTE = 12


def geschriebenes(dokument: dict[str, Any], gestaltung: Gestaltung) -> str:
    """Everything that somebody wrote, without the pictures' data."""
    bilder = [{**bild, "daten": ""} for bild in dokument.get("bilder", [])]
    text = json.dumps({**dokument, "bilder": bilder}, ensure_ascii=False)
    return text + gestaltung.kommune + gestaltung.impressum


def zeichenhinweise(dokument: dict[str, Any], gestaltung: Gestaltung) -> tuple[str, ...]:
    """A sentence that names what stands in the brochure as a substitute, if anything does."""
    fehlende = unprintable(geschriebenes(dokument, gestaltung))
    if not fehlende:
        return ()
    genannte = [named(zeichen) for zeichen in fehlende[:HOECHSTENS_GENANNTE]]
    mehr = [f"{len(fehlende) - len(genannte)} weitere"] if len(fehlende) > len(genannte) else []
    wort = "dieses Zeichen" if len(fehlende) == 1 else "diese Zeichen"
    return (
        f"Für {wort} gibt es hier keine Schrift, gedruckt steht dafür {ERSATZZEICHEN}: {aufzaehlung(genannte + mehr)}.",
    )
