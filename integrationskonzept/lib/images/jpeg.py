"""What a JPEG says of itself before anything of it is unpacked."""

from __future__ import annotations

from collections.abc import Iterator

START, SCAN, END = b"\xff\xd8", 0xDA, 0xD9
FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC9, 0xCA, 0xCB}
ALONE = {0x01, 0xFF, *range(0xD0, 0xD9)}
"""Markers without a length."""
MOST_SCANS = 60
MOST_PASSES = 400_000_000
"""Pixels times scans; every scan goes over all of them."""


def is_costly(data: bytes) -> bool:
    """Whether so many scans lie over one another that unpacking takes far longer than the picture is worth."""
    if not data.startswith(START):
        return False
    scans = pixels = 0
    for marker, start in _segments(data):
        if marker in FRAMES:
            pixels = max(
                pixels, int.from_bytes(data[start + 3 : start + 5]) * int.from_bytes(data[start + 5 : start + 7])
            )
        scans += marker == SCAN
        if scans > MOST_SCANS or scans * pixels > MOST_PASSES > pixels:
            return True
    return False


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Each marker and where its length stands, up to the end of the first picture of the file."""
    place = 2
    while (place := data.find(b"\xff", place)) >= 0 and place + 4 <= len(data):
        marker = data[place + 1]
        if marker == END:
            return
        if marker == 0 or marker in ALONE:
            place += 1 if marker == 0xFF else 2
            continue
        yield marker, place + 2
        place += 2 + int.from_bytes(data[place + 2 : place + 4])
