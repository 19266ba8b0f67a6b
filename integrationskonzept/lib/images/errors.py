from __future__ import annotations

from collections.abc import Sequence

from .media_types import READ

WORDS = {"WEBP": "WebP", "HEIF": "HEIC"}
TOO_MANY_PIXELS = "Das Bild hat zu viele Bildpunkte. Bitte verkleinern, zum Beispiel auf 3000 × 2000."
TOO_COSTLY = (
    "Das Bild ist zu groß oder zu aufwendig gespeichert. Bitte verkleinern, zum Beispiel auf 3000 × 2000 Bildpunkte, "
    "und als JPEG oder PNG speichern."
)


class ImageError(ValueError):
    """The picture cannot be taken; the message says why, in German."""


def listed(formats: Sequence[str]) -> str:
    """The kinds of picture, as one says them: JPEG, PNG, WebP und SVG."""
    return f"{', '.join(WORDS.get(name, name) for name in formats)} und SVG"


def no_image(formats: Sequence[str]) -> str:
    """The sentence for what none of these can read."""
    return f"Das ist kein lesbares Bild. Möglich sind {listed(formats)}."


WHAT_WE_READ = listed(READ)
NO_IMAGE = no_image(READ)
