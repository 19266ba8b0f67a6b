"""Pictures of pixels: opened within limits, made ready for a page."""

from __future__ import annotations

import io
import warnings
from typing import Any

import pi_heif
from PIL import AvifImagePlugin, Image, ImageFile

from .colour import is_plain, scalable, to_srgb
from .errors import TOO_COSTLY, TOO_MANY_PIXELS, ImageError, no_image
from .jpeg import is_costly
from .media_types import JPEG, KEPT, PNG
from .scaling import scaled

MAX_PIXELS = 60_000_000
MAX_PIXELS_JPEG = 150_000_000
"""A JPEG is unpacked at a fraction of its size, so that it may have more."""
AT_ONCE = 13_000_000
"""So many pixels of a JPEG are unpacked at most, and so many a PDF may hold."""
MAX_PNG = 6 * 1024 * 1024
"""What is larger, hardly compressed, was a photo; it becomes a JPEG unless something in it is transparent."""
DRAWN = {"PNG", "GIF", "BMP"}
LARGE = 5_000_000
SAY_DAMAGED = {"HEIF", "AVIF", "WEBP"}
"""Their decoders call it damaged when they get no memory."""
ORIENTATION = 0x0112

pi_heif.register_heif_opener()
pi_heif.options.DECODE_THREADS = AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # each thread would want memory of its own


def opened(data: bytes, formats: tuple[str, ...], *, largest: int = 0) -> Image.Image:
    """The picture read to its end; `ImageError` where it cannot be read or is too large.

    A JPEG may come at a fraction of its size, with `largest` not smaller than that where it can be helped.
    """
    if is_costly(data):
        raise ImageError(TOO_COSTLY)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # hints of decoders are for programmers
            image = Image.open(io.BytesIO(data), formats=formats)
            _within_limits(image, largest)
            return _loaded(image)
    except (ImageError, MemoryError):
        raise
    except Exception as error:  # on damaged files decoders raise whatever comes to their minds
        raise ImageError(no_image(formats)) from error


def _loaded(image: Image.Image) -> Image.Image:
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # half a picture is none; WeasyPrint tells Pillow otherwise
    try:
        image.load()
    except Exception as error:
        if image.width * image.height > LARGE and image.format in SAY_DAMAGED:
            raise MemoryError from error
        raise
    return image


def _within_limits(image: Image.Image, largest: int) -> None:
    """Count the pixels before any of them is unpacked."""
    is_jpeg = image.format in ("JPEG", "MPO")
    pixels = image.width * image.height
    if pixels > (MAX_PIXELS_JPEG if is_jpeg else MAX_PIXELS):
        raise ImageError(TOO_MANY_PIXELS)
    if is_jpeg:
        wanted = min(largest / max(image.size), 1) if largest else 1
        fitting = next(share for share in (1, 1 / 2, 1 / 4, 1 / 8) if pixels * share**2 <= AT_ONCE)
        share = min(wanted, fitting)
        image.draft(None, (int(image.width * share) or 1, int(image.height * share) or 1))  # type: ignore[arg-type]


def prepared(image: Image.Image, largest: int) -> tuple[bytes, str]:
    """The picture upright, in sRGB, no larger than `largest`, without hidden data; bytes and media type."""
    drawn = image.format in DRAWN or image.mode in ("1", "P")
    turned = _orientation(image)
    # Pixels first, colours afterwards: there are fewer then.
    small = scaled(scalable(image), largest)
    if small is not image:
        image.close()  # there is no memory for both
    shown = to_srgb(_upright(small, turned))
    del small
    shown.info = {}
    transparent = shown.mode in ("LA", "RGBA")
    if transparent or (drawn and not _is_photo(shown)):
        return _saved(shown, "PNG", compress_level=9 if shown.width * shown.height < 2_000_000 else 6), PNG
    return _saved(shown, "JPEG", quality=88, subsampling=0), JPEG


def _is_photo(image: Image.Image) -> bool:
    """Whether it is so restless that a PNG of it would be needlessly large; tried in the quickest way."""
    return len(_saved(image, "PNG", compress_level=1)) > MAX_PNG


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:  # a picture is more than what is said of it
        return 1


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image


def look(data: bytes, formats: tuple[str, ...]) -> dict[str, Any]:
    """How a kept picture looks, and whether a PDF can take it as it is."""
    image = opened(data, formats)
    with Image.open(io.BytesIO(data), formats=formats) as whole:
        width, height = whole.size
    turned = _orientation(image) in (5, 6, 7, 8)
    size = (height, width) if turned else (width, height)
    ready = is_ready(image) and width * height <= AT_ONCE
    return {"media_type": KEPT[str(image.format)], "width": size[0], "height": size[1], "ready": ready}


def is_ready(image: Image.Image) -> bool:
    """Whether a PDF can take its colours and its position as they are."""
    return is_plain(image) and _orientation(image) == 1 and image.format != "MPO"


def _saved(image: Image.Image, format_: str, **options: int | bool) -> bytes:
    output = io.BytesIO()
    try:
        image.save(output, format_, **options)
    except OSError as error:  # an encoder without memory says so in its own way
        raise MemoryError from error
    return output.getvalue()
