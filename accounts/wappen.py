"""Coats of arms come from outside, so they are judged by their content, never by their name."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from PIL import Image

from integrationskonzept.lib.bildpruefung import vervielfacht_sich

HOECHSTGROESSE = 2 * 1024 * 1024
HOECHSTE_KANTE = 6000
SVG = "svg"
BILDTYPEN = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", SVG: "image/svg+xml"}
PILLOW_ENDUNG = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}

ZU_GROSS = "Die Datei ist größer als 2 MB. Bitte verkleinern Sie das Bild."
KEIN_BILD = "Das ist kein Bild, das wir lesen können. Bitte wählen Sie eine Datei im Format PNG, JPEG, WebP oder SVG."
ZU_VIELE_PUNKTE = "Das Bild hat mehr als 6000 Punkte an einer Seite. Bitte verkleinern Sie es."
NICHT_SICHER = (
    "Die SVG-Datei enthält Programmteile oder Verweise auf fremde Inhalte. "
    "Bitte speichern Sie das Wappen als einfache SVG oder als PNG."
)

ZEICHENELEMENTE = """
circle clipPath defs desc ellipse feBlend feColorMatrix feComposite feFlood feGaussianBlur feMerge
feMergeNode feOffset filter g line linearGradient marker mask metadata path pattern polygon polyline
radialGradient rect stop style svg switch symbol text textPath title tspan use
"""
SVG_ELEMENTE = frozenset(ZEICHENELEMENTE.split())
SVG_NAMENSRAUM = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"
STILVERWEIS = b"<?xml-stylesheet"
FREMD = re.compile(r"url\s*\(\s*['\"]?\s*(?!#)|@import|expression\s*\(|javascript:|\\", re.IGNORECASE)


def pruefe_wappen(datei: File[bytes]) -> ContentFile[bytes]:
    """The picture under a name that tells its true kind, or a ValidationError that says what to do."""
    if (datei.size or 0) > HOECHSTGROESSE:
        raise ValidationError(ZU_GROSS, code="zu_gross")
    inhalt = datei.read()
    endung = _pixelbild(inhalt) or _vektorbild(inhalt)
    return ContentFile(inhalt, name=f"wappen.{endung}")


def _pixelbild(inhalt: bytes) -> str:
    """The ending of a picture that Pillow reads to its end, or nothing."""
    try:
        with Image.open(BytesIO(inhalt), formats=list(PILLOW_ENDUNG)) as bild:
            if max(bild.size) > HOECHSTE_KANTE:
                raise ValidationError(ZU_VIELE_PUNKTE, code="zu_viele_punkte")
            bild.load()
            return PILLOW_ENDUNG[str(bild.format)]
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""


def _vektorbild(inhalt: bytes) -> str:
    try:
        wurzel = fromstring(inhalt, forbid_dtd=False)
    except DefusedXmlException:
        raise ValidationError(NICHT_SICHER, code="nicht_sicher") from None
    except (ParseError, ValueError, LookupError):
        raise ValidationError(KEIN_BILD, code="kein_bild") from None
    if wurzel.tag != f"{SVG_NAMENSRAUM}svg":
        raise ValidationError(KEIN_BILD, code="kein_bild")
    # The parser drops processing instructions; without null bytes one finds them in UTF-16 too.
    if (
        STILVERWEIS in inhalt.replace(b"\0", b"")
        or not all(_harmlos(element) for element in wurzel.iter())
        or vervielfacht_sich(wurzel)
    ):
        raise ValidationError(NICHT_SICHER, code="nicht_sicher")
    return SVG


def _harmlos(element: Element) -> bool:
    """Known drawing elements only, no handlers, no links; elements in other namespaces draw nothing."""
    if element.tag.startswith(SVG_NAMENSRAUM) and element.tag.removeprefix(SVG_NAMENSRAUM) not in SVG_ELEMENTE:
        return False
    if element.tag.startswith("{http://www.w3.org/1999/xhtml}") or not element.tag.startswith("{"):
        return False
    if element.tag == f"{SVG_NAMENSRAUM}style" and FREMD.search("".join(element.itertext())):
        return False
    return all(_harmloses_attribut(name, wert) for name, wert in element.attrib.items())


def _harmloses_attribut(name: str, wert: str) -> bool:
    """No handler, no link out; attributes in the namespaces of drawing programs mean nothing."""
    if name.startswith("{") and not name.startswith((SVG_NAMENSRAUM, XLINK, XML)):
        return True
    kurz = name.rpartition("}")[2].lower()
    if kurz.startswith("on"):
        return False
    if kurz in ("href", "src", "base"):
        return wert.strip().startswith("#")
    return not FREMD.search(wert)
