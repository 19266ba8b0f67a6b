"""@font-face rules: the vendored fonts as files for the PDF, or inside the HTML that stands alone."""

import base64
from functools import lru_cache

from integrationskonzept.lib.fonts import DIRECTORY, Face, families, print_faces, web_faces


def schriftfamilien(text: str) -> str:
    """The value of `font-family`: a family for every script of the text."""
    return ", ".join([*(f'"{name}"' for name in families(text)), "sans-serif"])


def schriften(text: str, *, eigenstaendig: bool) -> str:
    """CSS for the fonts that a text needs; with `eigenstaendig` the fonts' data are part of it."""
    if eigenstaendig:
        return "\n".join(_regel(face, _eingebettet(face.file)) for face in web_faces(text))
    return "\n".join(_regel(face, (DIRECTORY / face.file).as_uri()) for face in print_faces(text))


def _regel(face: Face, adresse: str) -> str:
    zeichen = f"unicode-range:{face.ranges};" if face.ranges else ""
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};'
        f'{zeichen}src:url("{adresse}")}}'
    )


@lru_cache(maxsize=32)
def _eingebettet(datei: str) -> str:
    return f"data:font/woff2;base64,{base64.b64encode((DIRECTORY / datei).read_bytes()).decode()}"
