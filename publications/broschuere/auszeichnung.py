"""The text of a tree, set in German typography and marked for screen readers: languages and abbreviations."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from integrationskonzept.lib.deutsch import von_rechts
from integrationskonzept.lib.htmlbaum import schreibe
from integrationskonzept.lib.sprachen import FREMD, RICHTUNG, Lauf, fremdsprache, laeufe
from integrationskonzept.lib.typografie import setze_laeufe
from publications.broschuere.abkuerzungen import UEBLICHE, Abkuerzungen
from publications.broschuere.adressen import verlinke
from publications.broschuere.textstellen import Teile, Textstelle, ersetze, textstellen

TEILE_VON = {"ul": "li", "ol": "li", "table": ".//tr/*"}
LANGES_WORT = 40
LEERRAUM = re.compile(r"[ \n\t\r]")
BLOECKE = {"p", "li", "h3", "h4", "h5", "h6", "td", "th", "caption", "figcaption", "a"}


def zeile(text: str, abkuerzungen: Abkuerzungen = UEBLICHE) -> str:
    """A title, a name or another short plain text as HTML that can stand within a line."""
    huelle = Element("span")
    sprache = fremdsprache(text)
    if sprache:
        huelle.append(_fremdes(text, sprache))
        verlinke(huelle)
    else:
        huelle.text = text
        zeichne_aus(huelle, abkuerzungen)
    return schreibe(huelle)


def zeichne_aus(koerper: Element, abkuerzungen: Abkuerzungen) -> None:
    """Typography first: what is marked is found in the text as it is printed."""
    verlinke(koerper)
    stellen = textstellen(koerper)
    erledigt = _fremde_bloecke(koerper) if any(FREMD.search(stelle.text) for stelle in stellen) else set()
    _setze(stellen, erledigt)
    _lange_worte_oeffnen(stellen)
    offen = [stelle for stelle in stellen if stelle.eltern.tag != "a" and stelle.eltern not in erledigt]
    ersetze(_markiert(offen, abkuerzungen))


def _markiert(stellen: list[Textstelle], abkuerzungen: Abkuerzungen) -> Iterator[tuple[Textstelle, Teile]]:
    gesagt: set[str] = set()
    umfeld = Umfeld()
    for stelle in stellen:
        fremd = FREMD.search(stelle.text)
        folge = laeufe(stelle.text, umfeld[stelle.block]) if fremd else [Lauf(stelle.text)]
        teile = [teil for lauf in folge for teil in _teile(lauf, abkuerzungen, gesagt)]
        if len(teile) > 1 or isinstance(teile[0], Element):
            yield stelle, teile


class Umfeld(dict[Element, str]):
    """The text of a block, put together once."""

    def __missing__(self, block: Element) -> str:
        self[block] = "".join(block.itertext())
        return self[block]


def _setze(stellen: list[Textstelle], ausser: set[Element]) -> None:
    """German rules for what is not wholly in another script."""
    gesetzt = setze_laeufe([lauf for stelle in stellen for lauf in (stelle.vor, stelle.text)])
    for stelle, text in zip(stellen, gesetzt[1::2], strict=True):
        if text != stelle.text and stelle.eltern not in ausser:
            stelle.text = text


def _fremde_bloecke(koerper: Element) -> set[Element]:
    """Marks what is wholly in another script; all elements within."""
    fremd: set[Element] = set()
    for teil in koerper.iter():
        if teil.tag in BLOECKE and teil not in fremd:
            text = "".join(teil.itertext())
            sprache = fremdsprache(text)
            if sprache:
                teil.set("lang", sprache)
                fremd.update(teil.iter())
            if RICHTUNG.get(sprache) or (teil.tag != "a" and von_rechts(text)):
                _von_rechts_setzen(teil)
    for gefuege in koerper.iter():
        if gefuege.tag in TEILE_VON and _laeuft_von_rechts(gefuege):
            gefuege.set("dir", "rtl")
    return fremd


def _laeuft_von_rechts(gefuege: Element) -> bool:
    """Whether most items of a list, or cells of a table, are written from right to left."""
    teile = gefuege.findall(TEILE_VON[gefuege.tag])
    gefuellt = [teil for teil in teile if "".join(teil.itertext()).strip()]
    return sum(teil.get("dir") == "rtl" for teil in gefuellt) > len(gefuellt) / 2


def _lange_worte_oeffnen(stellen: list[Textstelle]) -> None:
    """Lets a line end where elements meet within a very long word: WeasyPrint 70 breaks words within one alone."""
    laenge = 0
    for stelle in stellen:
        davor = 0 if stelle.vor else laenge
        beginn, *weitere = LEERRAUM.split(stelle.text)
        laenge = len(weitere[-1]) if weitere else davor + len(beginn)
        if davor and beginn and davor + len(beginn) > LANGES_WORT:
            stelle.text = f"\u200b{stelle.text}"


def _teile(lauf: Lauf, abkuerzungen: Abkuerzungen, gesagt: set[str]) -> Iterator[str | Element]:
    if lauf.sprache:
        yield _fremdes(lauf.text, lauf.sprache)
        return
    text, bis = lauf.text, 0
    for fund in abkuerzungen.finde(text, gesagt):
        if fund.von > bis:
            yield text[bis : fund.von]
        yield _element("abbr", text[fund.von : fund.bis], title=fund.lang)
        bis = fund.bis
    if text[bis:]:
        yield text[bis:]


def _fremdes(text: str, sprache: str) -> Element:
    return _element("bdi" if sprache in RICHTUNG else "span", text, **sprachmerkmale(sprache))


def _von_rechts_setzen(teil: Element) -> None:
    """Not around pictures: WeasyPrint 70 cannot place one in a line from right to left."""
    if teil.find(".//img") is None:
        teil.set("dir", "rtl")


def sprachmerkmale(sprache: str) -> dict[str, str]:
    """The attributes `lang` and, where it is not the usual one, `dir`."""
    richtung = RICHTUNG.get(sprache)
    return ({"lang": sprache} if sprache else {}) | ({"dir": richtung} if richtung else {})


def _element(tag: str, text: str, **merkmale: str) -> Element:
    element = Element(tag, merkmale)
    element.text = text
    return element
