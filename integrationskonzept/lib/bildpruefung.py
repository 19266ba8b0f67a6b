"""Is this file really the picture that it says it is, and harmless?"""

from __future__ import annotations

import io
import re
import warnings
from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from PIL import Image, UnidentifiedImageError

FORMATE = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
SVG = "image/svg+xml"
ENDUNGEN = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", SVG: "svg"}
MAX_BILDPUNKTE = 60_000_000
FREMDE_ADRESSE = re.compile(r"""url\(\s*["']?\s*(?!["'#\s]|data:)""")
GEFAEHRLICH = {"script", "foreignObject", "iframe", "object", "embed", "handler", "set", "animate"}


class BildFehler(ValueError):
    """The picture cannot be taken; the message says why, in German."""


def pruefe_bild(daten: bytes, mediatyp: str | None = None) -> str:
    """The media type that the bytes really are; `BildFehler` if they are none, or not `mediatyp`."""
    gefunden = _svg_typ(daten) if _sieht_aus_wie_svg(daten) else _raster_typ(daten)
    if mediatyp is not None and gefunden != mediatyp:
        raise BildFehler(f"Das Bild ist nicht vom angegebenen Typ {mediatyp}, sondern {gefunden}.")
    return gefunden


def _sieht_aus_wie_svg(daten: bytes) -> bool:
    anfang = daten[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return anfang.startswith(b"<")


def _raster_typ(daten: bytes) -> str:
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(daten), formats=list(FORMATE)) as bild:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            if bild.width * bild.height > MAX_BILDPUNKTE:
                raise BildFehler("Das Bild hat zu viele Bildpunkte. Bitte verkleinern, zum Beispiel auf 3000 × 2000.")
            bild.load()
            return FORMATE["JPEG" if bild.format == "MPO" else str(bild.format)]  # MPO: a JPEG of many phones
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as fehler:
        if isinstance(fehler, BildFehler):
            raise
        raise BildFehler("Das ist kein lesbares Bild. Möglich sind PNG, JPEG, WebP und SVG.") from fehler


def _svg_typ(daten: bytes) -> str:
    try:
        wurzel = ElementTree.fromstring(daten, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as fehler:
        raise BildFehler("Das ist kein lesbares Bild. Möglich sind PNG, JPEG, WebP und SVG.") from fehler
    if wurzel.tag.rpartition("}")[2] != "svg":
        raise BildFehler("Das ist kein lesbares Bild. Möglich sind PNG, JPEG, WebP und SVG.")
    for knoten in wurzel.iter():
        if str(knoten.tag).rpartition("}")[2] in GEFAEHRLICH or _verweist_nach_aussen(knoten):
            raise BildFehler("Das SVG-Bild enthält Programme oder Verweise nach außen. Bitte als PNG speichern.")
    if vervielfacht_sich(wurzel):
        raise BildFehler("Das SVG-Bild wiederholt sich in sich selbst. Bitte als PNG speichern.")
    return SVG


def vervielfacht_sich(wurzel: ElementTree.Element) -> bool:  # type: ignore[name-defined]
    """Whether a `use` repeats something that holds a `use` itself: a few such lines draw without end."""
    je_id = {knoten.get("id"): knoten for knoten in wurzel.iter() if knoten.get("id")}
    ziele = (_ziel(knoten) for knoten in wurzel.iter() if _name(knoten) == "use")
    return any(_name(teil) == "use" for ziel in ziele if ziel in je_id for teil in je_id[ziel].iter())


def _name(knoten: ElementTree.Element) -> str:  # type: ignore[name-defined]
    return str(knoten.tag).rpartition("}")[2]


def _ziel(knoten: ElementTree.Element) -> str:  # type: ignore[name-defined]
    verweise = (wert for name, wert in knoten.attrib.items() if name.rpartition("}")[2] == "href")
    return next(verweise, "").strip().removeprefix("#")


def _verweist_nach_aussen(knoten: ElementTree.Element) -> bool:  # type: ignore[name-defined]
    for name, wert in knoten.attrib.items():
        lokal = name.rpartition("}")[2].lower()
        text = wert.strip().lower()
        if lokal.startswith("on") or (lokal in {"href", "src"} and not text.startswith(("#", "data:image/"))):
            return True
        if FREMDE_ADRESSE.search(text):
            return True
    stil = (knoten.text or "").lower() if str(knoten.tag).rpartition("}")[2] == "style" else ""
    return "@import" in stil or "\\" in stil or bool(FREMDE_ADRESSE.search(stil))
