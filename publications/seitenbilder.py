"""A page of a PDF as a picture, and how many pages it has."""

from __future__ import annotations

import threading
from io import BytesIO
from typing import BinaryIO

PUNKTE_JE_ZOLL = 72
FEIN = 220
GROB = 110
_einer_zugleich = threading.Lock()  # PDFium is not made for several threads


def seitenbild(pdf: BinaryIO, seite: int, aufloesung: int = GROB) -> bytes:
    """Page `seite`, from 1, as PNG with so many dots per inch; of the file only that page is read."""
    import pypdfium2  # only who looks at pages needs it

    puffer = BytesIO()
    with _einer_zugleich:
        dokument = pypdfium2.PdfDocument(pdf)
        try:
            bild = dokument[seite - 1].render(scale=aufloesung / PUNKTE_JE_ZOLL).to_pil()
        finally:
            dokument.close()
    bild.save(puffer, "PNG", compress_level=4)
    return puffer.getvalue()
