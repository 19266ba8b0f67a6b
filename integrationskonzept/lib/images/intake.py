from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from . import bounded
from .errors import NO_IMAGE, ImageError
from .media_types import looks_like_xml

if TYPE_CHECKING:
    from django.core.files.base import File

MAX_BYTES = 20 * 1024 * 1024
MAX_BYTES_SVG = 8 * 1024 * 1024
MAX_EDGE = 3000
"""A page of A4 in print, with 300 dots per inch, is 2480 wide and 3508 high."""
REMEMBERED = 1000


@dataclass(frozen=True)
class ImageFile:
    """A picture as it is kept."""

    data: bytes
    media_type: str


def take_in_file(file: File[bytes], *, largest: int = MAX_EDGE) -> ImageFile:
    """The same for an uploaded file; one that is far too large is not even read."""
    if (file.size or 0) > MAX_BYTES:
        raise ImageError(too_large(MAX_BYTES))
    return take_in(file.read(), largest=largest)


def too_large(allowed: int) -> str:
    """The sentence for a file that has too many bytes."""
    return f"Die Datei ist zu groß. Möglich sind bis zu {allowed // (1024 * 1024)} MB."


def take_in(data: bytes, *, largest: int = MAX_EDGE) -> ImageFile:
    """What somebody chose, as it is kept; `ImageError` says in German why it cannot be taken."""
    answer, taken = bounded.run("take_in", _sized(data), largest=largest)
    return ImageFile(taken or data, answer["media_type"])


def _sized(data: bytes) -> bytes:
    """The picture, if it has no more bytes than we read."""
    allowed = MAX_BYTES_SVG if looks_like_xml(data) else MAX_BYTES
    if len(data) > allowed:
        raise ImageError(too_large(allowed))
    return data


@dataclass(frozen=True)
class Look:
    """How a kept picture looks: its size, and whether a PDF can take it as it is."""

    width: float
    height: float
    ready: bool = True
    media_type: str = ""


_looks: dict[bytes, Look | ImageError] = {}
"""By checksum: whoever typesets asks for the same pictures again and again."""


def check_image(data: bytes, media_type: str) -> None:
    """Whether a document may keep these bytes as a picture of that type; `ImageError` if not."""
    found = _look(_sized(data)).media_type
    if found != media_type:
        raise ImageError(f"Das Bild ist nicht vom angegebenen Typ {media_type}, sondern {found}.")


def look_at(data: bytes, media_type: str) -> Look:
    """`ImageError` where the bytes cannot be drawn, or are of another type than they claim."""
    look = _look(_sized(data))
    if look.media_type != media_type:
        raise ImageError(NO_IMAGE)
    return look


def _look(data: bytes) -> Look:
    digest = sha256(data).digest()
    found = _looks.get(digest) or _looked(data)
    if len(_looks) >= REMEMBERED:
        _looks.clear()
    _looks[digest] = found
    if isinstance(found, ImageError):
        raise found
    return found


def _looked(data: bytes) -> Look | ImageError:
    try:
        return Look(**bounded.run("look", data)[0])
    except bounded.Busy:
        raise
    except ImageError as error:
        return error


@lru_cache(maxsize=24)
def as_shown(data: bytes) -> ImageFile:
    """A kept picture, which came in with a document, as print and screen need it."""
    answer, shown = bounded.run("shown", data, largest=MAX_EDGE)
    return ImageFile(shown, answer["media_type"])
