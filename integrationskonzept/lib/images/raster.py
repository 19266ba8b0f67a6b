"""Pictures of pixels: opened within limits, made ready for a page."""

from __future__ import annotations

import io
import warnings

import pi_heif
from PIL import Image, ImageFile, ImageOps

from .colour import is_plain, to_srgb
from .errors import ImageError, no_image
from .media_types import JPEG, PNG

MAX_PIXELS = 60_000_000
MAX_PIXELS_JPEG = 150_000_000
"""A camera's own JPEG is unpacked at a fraction of its size, so that it may have more."""
TOO_MANY_PIXELS = "Das Bild hat zu viele Bildpunkte. Bitte verkleinern, zum Beispiel auf 3000 × 2000."
MAX_PNG = 6 * 1024 * 1024
"""What is larger, hardly compressed, was a photo; it becomes a JPEG unless something in it is transparent."""
DRAWN = {"PNG", "GIF", "BMP"}
ORIENTATION = 0x0112

pi_heif.register_heif_opener()


def opened(data: bytes, formats: tuple[str, ...], *, largest: int = 0) -> Image.Image:
    """The picture read to its end; `ImageError` where it cannot be read or is too large.

    With `largest` a JPEG may come at a fraction of its size, but not smaller than that.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # hints of decoders are for programmers
            image = Image.open(io.BytesIO(data), formats=formats)
            _within_limits(image, largest)
            ImageFile.LOAD_TRUNCATED_IMAGES = False  # half a picture is none; WeasyPrint tells Pillow otherwise
            image.load()
            return image
    except ImageError:
        raise
    except Exception as error:  # on damaged files decoders raise whatever comes to their minds
        raise ImageError(no_image(formats)) from error


def _within_limits(image: Image.Image, largest: int) -> None:
    """Count the pixels before any of them is unpacked."""
    is_jpeg = image.format in ("JPEG", "MPO")
    scalable = bool(largest) and is_jpeg and not image.info.get("progressive")
    if image.width * image.height > (MAX_PIXELS_JPEG if scalable else MAX_PIXELS):
        raise ImageError(TOO_MANY_PIXELS)
    if scalable:
        share = min(largest / max(image.size), 1)
        image.draft(None, (round(image.width * share) or 1, round(image.height * share) or 1))  # type: ignore[arg-type]


def prepared(image: Image.Image, largest: int) -> tuple[bytes, str]:
    """The picture upright, in sRGB, no larger than `largest`, without hidden data; bytes and media type."""
    upright = _upright(image)
    # Pixels first, colours afterwards: there are fewer then. Palettes cannot be scaled.
    if max(upright.size) > largest and upright.mode in ("RGB", "L", "CMYK"):
        upright.thumbnail((largest, largest), reducing_gap=3)
    shown = to_srgb(upright)
    shown.thumbnail((largest, largest), reducing_gap=3)
    shown.info = {}
    drawn = image.format in DRAWN or image.mode in ("1", "P")
    transparent = shown.mode in ("LA", "RGBA")
    if transparent or (drawn and not _is_photo(shown)):
        return _saved(shown, "PNG", compress_level=9 if shown.width * shown.height < 2_000_000 else 6), PNG
    return _saved(shown, "JPEG", quality=88, subsampling=0, optimize=True), JPEG


def _is_photo(image: Image.Image) -> bool:
    """Whether it is so restless that a PNG of it would be needlessly large; tried in the quickest way."""
    return len(_saved(image, "PNG", compress_level=1)) > MAX_PNG


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # a picture is more than what is said of it
        return image


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:
        return 1


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Width and height as one sees them."""
    turned = _orientation(image) in (5, 6, 7, 8)
    return (image.height, image.width) if turned else image.size


def is_ready(image: Image.Image) -> bool:
    """Whether a PDF can take the picture as it is."""
    return is_plain(image) and _orientation(image) == 1 and image.format != "MPO"


def _saved(image: Image.Image, format_: str, **options: int | bool) -> bytes:
    output = io.BytesIO()
    image.save(output, format_, **options)
    return output.getvalue()
