"""The metadata packet of a PDF/A-3a that is PDF/UA-1 as well (XMP, ISO 16684-1)."""

from __future__ import annotations

import datetime
from xml.etree import ElementTree as ET

RAEUME = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
SCHEMA = {"schema": "PDF/UA Universal Accessibility Schema", "namespaceURI": RAEUME["pdfuaid"], "prefix": "pdfuaid"}
EIGENSCHAFT = {
    "name": "part",
    "valueType": "Integer",
    "category": "internal",
    "description": "Indicates, which part of ISO 14289 standard is followed",
}
KOPF = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
FUSS = '\n<?xpacket end="r"?>'


def xmp(
    *, titel: str, verfasser: str, beschreibung: str, sprache: str, erzeugt: datetime.datetime, erzeuger: str
) -> bytes:
    """The packet; what is empty is left out."""
    for kuerzel, raum in RAEUME.items():
        ET.register_namespace(kuerzel, raum)
    paket = ET.Element(_name("x:xmpmeta"))
    angaben = _unter(_unter(paket, "rdf:RDF"), "rdf:Description", {"rdf:about": ""})
    zeit = f"{erzeugt.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%S}Z"
    werte = {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1", "pdf:Producer": erzeuger}
    for name, text in (werte | {"xmp:CreateDate": zeit, "xmp:ModifyDate": zeit}).items():
        _unter(angaben, name).text = text
    _liste(angaben, "dc:title", "rdf:Alt", titel)
    _liste(angaben, "dc:creator", "rdf:Seq", verfasser)
    _liste(angaben, "dc:description", "rdf:Alt", beschreibung)
    _liste(angaben, "dc:language", "rdf:Bag", sprache)
    _erweiterung(angaben)
    return (KOPF + ET.tostring(paket, encoding="unicode") + FUSS).encode()


def _liste(oben: ET.Element, name: str, art: str, text: str) -> None:
    if text:
        eintrag = _unter(_unter(_unter(oben, name), art), "rdf:li")
        eintrag.text = text
        if art == "rdf:Alt":
            eintrag.set("{http://www.w3.org/XML/1998/namespace}lang", "x-default")


def _erweiterung(oben: ET.Element) -> None:
    """PDF/A does not know what PDF/UA calls itself; it must be described to it (ISO 19005-3, 6.6.2.3)."""
    schema = _eintrag(_unter(oben, "pdfaExtension:schemas"), "rdf:Bag")
    for name, text in SCHEMA.items():
        _unter(schema, f"pdfaSchema:{name}").text = text
    eigenschaft = _eintrag(_unter(schema, "pdfaSchema:property"), "rdf:Seq")
    for name, text in EIGENSCHAFT.items():
        _unter(eigenschaft, f"pdfaProperty:{name}").text = text


def _eintrag(oben: ET.Element, art: str) -> ET.Element:
    return _unter(_unter(oben, art), "rdf:li", {"rdf:parseType": "Resource"})


def _unter(oben: ET.Element, name: str, angaben: dict[str, str] | None = None) -> ET.Element:
    return ET.SubElement(oben, _name(name), {_name(schluessel): wert for schluessel, wert in (angaben or {}).items()})


def _name(name: str) -> str:
    kuerzel, _, rest = name.partition(":")
    return f"{{{RAEUME[kuerzel]}}}{rest}"
