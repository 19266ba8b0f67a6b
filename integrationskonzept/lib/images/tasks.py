"""What is done with a picture in the process that is made for it; no other process imports this."""

from __future__ import annotations

from typing import Any

from .media_types import KEPT_READ, READ, SVG, looks_like_xml

Answer = tuple[dict[str, Any], bytes]


def take_in(data: bytes, *, largest: int) -> Answer:
    """The picture as it is kept; no bytes where it is kept as it came."""
    if looks_like_xml(data):
        from . import svg

        return {"media_type": SVG}, svg.taken(data)
    from . import raster

    taken, media_type = raster.prepared(raster.opened(data, READ, largest=largest), largest)
    return {"media_type": media_type}, taken


def look(data: bytes) -> Answer:
    """What `Look` says of it."""
    if looks_like_xml(data):
        from . import svg

        return svg.look(data) | {"media_type": SVG}, b""
    from . import raster

    return raster.look(data, KEPT_READ), b""


def shown(data: bytes, *, largest: int) -> Answer:
    """The picture as one that any PDF can take."""
    if looks_like_xml(data):
        from . import drawing, svg

        return {"media_type": "image/png"}, drawing.drawn(svg.read(data))
    from . import raster

    prepared, media_type = raster.prepared(raster.opened(data, KEPT_READ, largest=largest), largest)
    return {"media_type": media_type}, prepared
