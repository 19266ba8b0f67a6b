"""HTML to an accessible PDF, without a single access to the network or to files that are not ours.

`render_pdf` is the one way out. What WeasyPrint leaves open for PDF/UA and for screen readers is mended
afterwards in the finished file (`lib/pdf_nachbesserung.py`).
"""

from __future__ import annotations

import base64
import logging
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.request import url2pathname

from weasyprint import HTML, Attachment
from weasyprint.logger import LOGGER, PROGRESS_LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from integrationskonzept.lib.pdf_nachbesserung import bessere_nach

# It reports every page of every pass, several hundred lines for a brochure.
PROGRESS_LOGGER.setLevel(logging.WARNING)

BILDTYPEN = {"image/png", "image/jpeg", "image/webp", "image/gif", "image/svg+xml"}
DATEITYPEN = {".ttf": "font/ttf", ".otf": "font/otf", ".woff2": "font/woff2", ".css": "text/css"}


STEUERZEICHEN = dict.fromkeys([*range(9), 11, *range(14, 32), *range(127, 160)])
ERSATZZEICHEN = "\u25ca"
HOECHSTE_AUFLOESUNG = 240
"""Pictures finer than this, in dots per inch, are reduced."""


@dataclass(frozen=True)
class Bilddatei:
    """A picture handed in with the HTML."""

    daten: bytes
    mediatyp: str


@dataclass(frozen=True)
class Anlage:
    """A file carried inside the PDF; `beziehung` is the AFRelationship of ISO 32000-2 (Source, Data …)."""

    name: str
    daten: bytes
    beschreibung: str
    beziehung: str = "Source"


class NichtErlaubtError(ValueError):
    """The address is none that a document may load."""


class Hausbote(URLFetcher):  # type: ignore[misc]
    """Fetches what belongs to the house: files below `verzeichnisse`, pictures handed in, data URIs of pictures.

    Everything else raises before anything is opened; WeasyPrint then leaves it out.
    """

    def __init__(self, verzeichnisse: Sequence[Path], bilder: Mapping[str, Bilddatei]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._verzeichnisse = [verzeichnis.resolve() for verzeichnis in verzeichnisse]
        self._bilder = bilder

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The resource, or NichtErlaubtError before anything is opened."""
        schema, _, rest = url.partition(":")
        match schema.lower():
            case "bild":
                return self._bild(url, rest)
            case "file":
                return self._datei(url)
            case "data":
                return self._eingebettet(url, rest)
        raise NichtErlaubtError(f"Nicht erlaubt: {url[:120]}")

    def _bild(self, url: str, kennung: str) -> URLFetcherResponse:
        bild = self._bilder.get(kennung)
        if bild is None or bild.mediatyp not in BILDTYPEN:
            raise NichtErlaubtError(f"Kein Bild: {url[:120]}")
        return URLFetcherResponse(url, bild.daten, {"Content-Type": bild.mediatyp})

    def _datei(self, url: str) -> URLFetcherResponse:
        teile = urllib.parse.urlsplit(url)
        pfad = Path(url2pathname(teile.path)).resolve()
        mediatyp = DATEITYPEN.get(pfad.suffix.lower())
        eigene = any(pfad.is_relative_to(verzeichnis) for verzeichnis in self._verzeichnisse)
        if teile.netloc or not eigene or mediatyp is None:
            raise NichtErlaubtError(f"Keine eigene Datei: {url[:120]}")
        return URLFetcherResponse(url, pfad.read_bytes(), {"Content-Type": mediatyp})

    def _eingebettet(self, url: str, rest: str) -> URLFetcherResponse:
        kopf, _, daten = rest.partition(",")
        mediatyp, *angaben = kopf.split(";")
        if mediatyp.lower() not in BILDTYPEN:
            raise NichtErlaubtError(f"Kein Bild: {url[:60]}")
        inhalt = urllib.parse.unquote_to_bytes(daten)
        if "base64" in angaben:
            inhalt = base64.b64decode(inhalt)
        return URLFetcherResponse(url[:60], inhalt, {"Content-Type": mediatyp})


def render_pdf(
    html: str,
    *,
    erlaubt: Sequence[Path] = (),
    bilder: Mapping[str, Bilddatei] | None = None,
    anlagen: Sequence[Anlage] = (),
    variante: str = "pdf/ua-1",
) -> bytes:
    """`html` as PDF. Title, language and metadata are those of its head.

    `erlaubt` are the directories whose fonts and style sheets may be read; `bilder` answers `bild:ID`.
    """
    bote = Hausbote(erlaubt, bilder or {})
    html = html.translate(STEUERZEICHEN)
    with _ohne_schriftzeichen() as fehlende:
        rohfassung = _schreibe(html, bote, anlagen, variante)
    if fehlende:
        # PDF/UA allows no glyph that stands for nothing; no font here has these characters.
        html = html.translate(dict.fromkeys(fehlende, ERSATZZEICHEN))
        rohfassung = _schreibe(html, bote, anlagen, variante)
    return bessere_nach(rohfassung, {anlage.name: anlage.beziehung for anlage in anlagen})


def _schreibe(html: str, bote: Hausbote, anlagen: Sequence[Anlage], variante: str) -> bytes:
    rohfassung: bytes = HTML(string=html, url_fetcher=bote).write_pdf(
        font_config=FontConfiguration(),
        pdf_variant=variante,
        dpi=HOECHSTE_AUFLOESUNG,
        attachments=[_anhang(anlage) for anlage in anlagen],
    )
    return rohfassung


@contextmanager
def _ohne_schriftzeichen() -> Iterator[set[int]]:
    """Collects the code points that WeasyPrint finds in no font."""
    fehlende: set[int] = set()

    def sammle(meldung: logging.LogRecord) -> bool:
        if not (isinstance(meldung.args, tuple) and str(meldung.msg).startswith(".notdef glyph")):
            return True
        fehlende.add(int(str(meldung.args[1])))
        return False

    LOGGER.addFilter(sammle)
    try:
        yield fehlende
    finally:
        LOGGER.removeFilter(sammle)


def _anhang(anlage: Anlage) -> Attachment:
    return Attachment(
        file_obj=BytesIO(anlage.daten),
        name=anlage.name,
        description=anlage.beschreibung,
        relationship=anlage.beziehung,
    )
