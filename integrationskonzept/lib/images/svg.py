"""Drawings: one list of what may stand in an SVG, for every picture of the house."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from .css import PICTURES, keeps_to_itself
from .drawing import drawn, size
from .errors import NO_IMAGE, ImageError
from .plain import is_plain

UNSAFE = (
    "Die SVG-Datei enthält Programmteile oder Verweise auf fremde Inhalte. "
    "Bitte speichern Sie das Bild als einfache SVG oder als PNG."
)

DRAWING = """
a animateMotion animateTransform circle clipPath color-profile cursor defs desc ellipse feBlend feColorMatrix
feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset
fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter flowDiv flowLine flowPara flowRegion
flowRoot flowSpan font font-face font-face-name font-face-src g glyph hkern image line linearGradient marker
mask metadata missing-glyph mpath path pattern polygon polyline radialGradient rect solidcolor stop style svg
switch symbol text textPath title tref tspan use view vkern
"""
ELEMENTS = frozenset(DRAWING.split())
SVG_NAMESPACE = "{http://www.w3.org/2000/svg}"
XHTML_NAMESPACE = "{http://www.w3.org/1999/xhtml}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"
METADATA = {f"{SVG_NAMESPACE}metadata", "metadata"}
STYLESHEET = b"<?xml-stylesheet"
NO_STYLE = {"id", "class", "lang", "alt"}


def taken(data: bytes) -> bytes:
    """The drawing without what programs hid in it, nothing if it may stay as it is; what cannot be shown is refused."""
    root = read(data)
    _show(root)
    return _written(root) if _strip_hidden(root) else b""


def look(data: bytes) -> dict[str, Any]:
    """How a kept drawing looks, and whether a PDF can take it as it is."""
    root = read(data)
    width, height = size(root)
    return {"width": width, "height": height, "ready": _show(root)}


def _show(root: Element) -> bool:
    """Whether it may be shown as it is; else it is drawn, to see whether that can be done."""
    if plain := is_plain(root):
        return plain
    drawn(root)
    return False


def read(data: bytes) -> Element:
    """The drawing, if it can do nothing but be seen; `ImageError` says why not."""
    try:
        root: Element = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise ImageError(UNSAFE) from None
    except (ParseError, ValueError, LookupError):
        raise ImageError(NO_IMAGE) from None
    if root.tag not in (f"{SVG_NAMESPACE}svg", "svg"):
        raise ImageError(NO_IMAGE)
    # The parser drops processing instructions; without null bytes one finds them in UTF-16 too.
    if STYLESHEET in data.replace(b"\0", b"") or not all(map(_is_harmless, root.iter())):
        raise ImageError(UNSAFE)
    return root


def _written(root: Element) -> bytes:
    """The drawing as a file, with the prefixes that every program knows."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG_NAMESPACE)
        for key in list(element.attrib):
            name = key.removeprefix(SVG_NAMESPACE).replace(XLINK, "xlink:")
            element.attrib[name] = element.attrib.pop(key)
    root.set("xmlns", SVG_NAMESPACE.strip("{}"))
    root.set("xmlns:xlink", XLINK.strip("{}"))
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _strip_hidden(root: Element) -> bool:
    """Take out what only programs read: metadata, their own elements and attributes, such as paths of files."""
    found = False
    for element in list(root.iter()):
        for key in [key for key in element.attrib if _is_private(key)]:
            del element.attrib[key]
            found = True
        for child in list(element):
            if (_is_private(child.tag) or child.tag in METADATA) and not (child.tail or "").strip():
                element.remove(child)
                found = True
    return found


def _is_private(name: str) -> bool:
    return name.startswith("{") and not name.startswith((SVG_NAMESPACE, XLINK, XML))


def _is_harmless(element: Element) -> bool:
    """Known drawing elements only, no handlers, no links out; elements in other namespaces draw nothing."""
    if element.tag.startswith(XHTML_NAMESPACE):
        return False
    name = element.tag.removeprefix(SVG_NAMESPACE)
    if not name.startswith("{") and name not in ELEMENTS:
        return False
    if name == "style" and not keeps_to_itself("".join(element.itertext())):
        return False
    return all(_is_harmless_attribute(key, value) for key, value in element.attrib.items())


def _is_harmless_attribute(key: str, value: str) -> bool:
    """No handler, no link out; attributes in the namespaces of drawing programs mean nothing."""
    if _is_private(key):
        return True
    name = key.rpartition("}")[2].lower()
    if name.startswith("on"):
        return False
    if name in ("href", "src", "base"):
        return value.strip().startswith("#") or value.strip().lower().startswith(PICTURES)
    if name == "style":
        return keeps_to_itself(value)
    return name in NO_STYLE or name.startswith(("data-", "aria-")) or "(" not in value or keeps_to_itself(value)
