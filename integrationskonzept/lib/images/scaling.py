"""Large pictures made smaller in bands, so that beside the picture and its copy hardly any memory is used."""

from __future__ import annotations

from PIL import Image

ROWS = 256
MARGIN = 8
"""Rows beyond a band that its own rows are reckoned from, so that no seam is seen."""


def scaled(image: Image.Image, largest: int) -> Image.Image:
    """The picture, if it is no larger than `largest` at its longer side; else one that is as large."""
    share = largest / max(image.size)
    if share >= 1:
        return image
    size = round(image.width * share) or 1, round(image.height * share) or 1
    small = Image.new(image.mode, size)
    small.info = dict(image.info)
    for top in range(0, size[1], ROWS):
        small.paste(_band(image, size, top, min(top + ROWS, size[1])), (0, top))
    return small


def _band(image: Image.Image, size: tuple[int, int], top: int, bottom: int) -> Image.Image:
    """The rows from `top` to `bottom` of the smaller picture."""
    first, last = max(top - MARGIN, 0), min(bottom + MARGIN, size[1])
    step = image.height / size[1]
    whole = int(first * step), min(-int(-last * step // 1), image.height)
    part = image.crop((0, whole[0], image.width, whole[1]))
    box = (0, first * step - whole[0], image.width, min(last * step - whole[0], part.height))
    band = part.resize((size[0], last - first), Image.Resampling.BICUBIC, box=box, reducing_gap=3)
    return band.crop((0, top - first, size[0], bottom - first))
