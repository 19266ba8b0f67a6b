"""Colours as the author saw them: from any profile and depth to sRGB with eight bits."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageCms

SRGB = ImageCms.createProfile("sRGB")
MODE_OF_SPACE = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}
DEEP_MODES = {"I", "F", "I;16", "I;16L", "I;16B", "I;16N"}
ROWS = 256
INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


def to_srgb(image: Image.Image) -> Image.Image:
    """A `scalable` picture in mode L, LA, RGB or RGBA; transparency stays where something is transparent."""
    alpha = _alpha(image)
    plain = _converted(image.convert("RGB") if image.mode == "RGBA" else image)
    if alpha is not None:
        plain.putalpha(alpha)
    return plain


def scalable(image: Image.Image) -> Image.Image:
    """The same in a mode in which pixels can be mixed."""
    image = _eight_bits(image)
    if image.mode in ("P", "PA", "1"):
        return image.convert("L" if image.mode == "1" else "RGBA" if image.has_transparency_data else "RGB")
    return image


def is_plain(image: Image.Image) -> bool:
    """Whether the picture needs no conversion: eight bits, no profile, colours of the screen."""
    return image.mode in ("1", "L", "LA", "P", "RGB", "RGBA") and _profile(image) is None


def _eight_bits(image: Image.Image) -> Image.Image:
    """Deep greyscale scaled, where Pillow would cut off all that is brighter than 255; in bands, to save memory."""
    if image.mode not in DEEP_MODES:
        return image
    factor = 255 / _brightest(image)
    eight = Image.new("L", image.size)
    for top in range(0, image.height, ROWS):
        band = image.crop((0, top, image.width, min(top + ROWS, image.height)))
        eight.paste(band.convert("F").point(lambda value: value * factor + 0.5).convert("L"), (0, top))
    eight.info = {name: value for name, value in image.info.items() if name == "icc_profile"}
    return eight


def _brightest(image: Image.Image) -> float:
    """What stands for white: the mode says it only for sixteen bits, else the picture's own values."""
    if image.mode.startswith("I;16"):
        return 65535
    highest = float(image.getextrema()[1])  # type: ignore[arg-type]
    return next((white for white in (1.0, 255.0, 65535.0) if highest <= white), highest)


def _alpha(image: Image.Image) -> Image.Image | None:
    if not image.has_transparency_data:
        return None
    alpha = image.convert("RGBA").getchannel("A")
    return None if alpha.getextrema() == (255, 255) else alpha


def _converted(image: Image.Image) -> Image.Image:
    """Without alpha, in L or RGB; by the profile where it fits the picture."""
    profile = _profile(image)
    mode = MODE_OF_SPACE.get(profile.profile.xcolor_space.strip(), "") if profile else ""
    grey = image.mode in ("1", "L", "LA", "La")
    target = "L" if grey else "RGB"
    if profile is None or not mode or (mode == "CMYK") != (image.mode == "CMYK"):
        return image.convert(target)
    try:
        shown = ImageCms.profileToProfile(image.convert(mode), profile, SRGB, INTENT, "RGB", flags=FLAGS)
    except ImageCms.PyCMSError:
        return image.convert(target)
    return shown.convert(target) if shown else image.convert(target)


def _profile(image: Image.Image) -> Any:
    """The embedded profile, if it can be read and says anything but sRGB."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        name = ImageCms.getProfileDescription(profile)
    except (KeyError, OSError, ImageCms.PyCMSError, TypeError):
        return None
    return None if name.startswith("sRGB") else profile
