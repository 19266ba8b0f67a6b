from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from django.core.files.base import File

from .drawing_cost import is_drawable
from .errors import NO_IMAGE, ImageError
from .media_types import KEPT, KEPT_READ, READ, SVG, looks_like_xml
from .raster import is_ready, opened, prepared, upright_size
from .svg import TOO_COSTLY, read_svg, take_svg

MAX_BYTES = 20 * 1024 * 1024
MAX_BYTES_SVG = 8 * 1024 * 1024
MAX_EDGE = 3000
"""A page of A4 in print, with 300 dots per inch, is 2480 wide and 3508 high."""
NUMBERS = re.compile(r"[0-9.]+")


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
    is_svg = looks_like_xml(data)
    allowed = MAX_BYTES_SVG if is_svg else MAX_BYTES
    if len(data) > allowed:
        raise ImageError(too_large(allowed))
    if is_svg:
        return ImageFile(take_svg(data), SVG)
    return ImageFile(*prepared(opened(data, READ, largest=largest), largest))


def check_image(data: bytes, media_type: str) -> None:
    """Whether a document may keep these bytes as a picture of that type; `ImageError` if not."""
    if looks_like_xml(data):
        read_svg(data)
        found = SVG
    else:
        found = KEPT[str(opened(data, KEPT_READ).format)]
    if found != media_type:
        raise ImageError(f"Das Bild ist nicht vom angegebenen Typ {media_type}, sondern {found}.")


@dataclass(frozen=True)
class Look:
    """How a kept picture looks: its size, and whether a PDF can take it as it is."""

    width: float
    height: float
    ready: bool = True


def look_at(data: bytes, media_type: str) -> Look:
    """`ImageError` where the bytes cannot be drawn, or are of another type than they claim."""
    if media_type == SVG:
        return Look(*_size_of_svg(data))
    image = opened(data, KEPT_READ)
    if KEPT[str(image.format)] != media_type:
        raise ImageError(NO_IMAGE)
    return Look(*upright_size(image), is_ready(image))


def _size_of_svg(data: bytes) -> tuple[float, float]:
    root = read_svg(data)
    if not is_drawable(root):
        raise ImageError(TOO_COSTLY)
    sizes = NUMBERS.findall(root.get("viewBox", ""))[2:4]
    sizes = sizes or [number for name in ("width", "height") for number in NUMBERS.findall(root.get(name, ""))]
    try:
        return (float(sizes[0]), float(sizes[1])) if len(sizes) == 2 else (1.0, 1.0)
    except ValueError as error:
        raise ImageError(NO_IMAGE) from error


@lru_cache(maxsize=24)
def as_shown(data: bytes) -> ImageFile:
    """A kept picture, which came in with a document, as print and screen need it."""
    return ImageFile(*prepared(opened(data, KEPT_READ), MAX_EDGE))
