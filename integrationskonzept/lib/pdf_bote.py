"""Who fetches what a PDF is made of: nothing comes from the network or from files that are not ours."""

from __future__ import annotations

import base64
import urllib.parse
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

from integrationskonzept.lib.pdf_teile import Bilddatei

BILDTYPEN = {"image/png", "image/jpeg", "image/webp", "image/gif", "image/svg+xml"}
DATEITYPEN = {".ttf": "font/ttf", ".otf": "font/otf", ".woff2": "font/woff2", ".css": "text/css"}


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
