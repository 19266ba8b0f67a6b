"""Which drawings a brochure can hold as they are: those whose cost is that of their length.

Everything else (patterns, filters, masks, markers, repetitions, dashes, text …) is drawn once in bounded time, and
shown as pixels. So nothing has to be known of what such things may cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .css import Style, declarations, references, rules

SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
GRADIENTS = {"linearGradient", "radialGradient"}
OTHERS = {"svg", "g", "a", "switch", "defs", "title", "desc", "metadata", "style", "stop", "clipPath"}
COSTLY = {"mask", "filter", "stroke-dasharray", "marker", "marker-start", "marker-mid", "marker-end", "cursor"}
MOST_ELEMENTS = 30_000
MOST_REFERENCES = 100
MOST_MATCHES = 200_000
"""Rules of style sheets times elements."""
MOST_CHARACTERS = 1_200_000
DEEPEST = 14
"""PDF/A lets 28 states of drawing lie in one another, and the page needs some itself (ISO 19005-3, 6.1.13)."""
BOUNDLESS = re.compile(r"nan|inf|e\+?\d{2,}|(?<![.\d])\d{10,}", re.IGNORECASE)
WORDS = {"id", "class", "style", "href", "font-family", "alt", "lang", "space", "fill", "stroke", "stop-color"}


def is_plain(root: Element) -> bool:
    """Whether a drawing costs no more than its length, and what it costs is little."""
    elements = list(root.iter())
    if len(elements) > MOST_ELEMENTS or _depth(root) > DEEPEST or not _known(elements):
        return False
    sheets = [rule for element in elements if _name(element) == "style" for rule in rules(_text(element))]
    if len(sheets) * len(elements) > MOST_MATCHES or any("clip-path" in style for style in sheets):
        return False
    return _is_short(elements) and _refers_little(elements, sheets)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: Element) -> str:
    return "".join(element.itertext())


def _depth(root: Element) -> int:
    """How deep elements lie in one another; without recursion, as it may be very deep."""
    depth, level = 0, [root]
    while level and depth <= DEEPEST:
        depth, level = depth + 1, [child for element in level for child in element]
    return depth


def _known(elements: list[Element]) -> bool:
    """Nothing but shapes, groups, gradients that end, and cut-outs."""
    known = SHAPES | GRADIENTS | OTHERS
    return all(_name(element) in known and element.get("spreadMethod", "pad") == "pad" for element in elements)


def _is_short(elements: list[Element]) -> bool:
    values = [(name, value) for element in elements for name, value in element.attrib.items()]
    characters = sum(len(value) for _, value in values) + sum(len(element.text or "") for element in elements)
    return characters <= MOST_CHARACTERS and not any(_is_boundless(*pair) for pair in values)


def _is_boundless(name: str, value: str) -> bool:
    """Whether a number is so large that it would be written as infinite."""
    short = name.rpartition("}")[2]
    return short not in WORDS and not short.startswith("data-") and bool(BOUNDLESS.search(value))


def _refers_little(elements: list[Element], sheets: list[Style]) -> bool:
    """No costly property; few gradients and cut-outs, none of which hold a cut-out themselves."""
    styles = [*sheets, *map(_style, elements)]
    if any(style.keys() & COSTLY for style in styles):
        return False
    found = [(name, target) for style in styles for name, target in references(style)]
    if len(found) > MOST_ELEMENTS or len({target for _, target in found}) > MOST_REFERENCES:
        return False
    if sum(_name(element) in GRADIENTS for element in elements) > MOST_REFERENCES:
        return False
    cut_outs = [element for element in elements if _name(element) == "clipPath"]
    if any("clip-path" in _style(inner) for outer in cut_outs for inner in outer.iter()):
        return False
    largest = max((sum(1 for _ in outer.iter()) for outer in cut_outs), default=0)
    return largest * sum(name == "clip-path" for name, _ in found) <= MOST_ELEMENTS


def _style(element: Element) -> Style:
    """What its attributes and its own style say of how it is drawn."""
    style = declarations(element.get("style", ""))
    return dict(_attributes(element)) | style


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        if name in COSTLY or name in ("clip-path", "fill", "stroke"):
            yield name, value
