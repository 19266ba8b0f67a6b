"""Style sheets and style attributes as their tokens, read as the CSS standard says and never by a pattern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

Style = dict[str, str]
"""Names of properties (in lower case), and their values."""
ALLOWED_FUNCTIONS = """
url rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix calc min max clamp var env format local
matrix matrix3d translate translatex translatey translate3d scale scalex scaley scale3d rotate rotatex rotatey
rotatez rotate3d skew skewx skewy perspective cubic-bezier steps blur brightness contrast drop-shadow grayscale
hue-rotate invert opacity saturate sepia inset circle ellipse polygon path not is where nth-child nth-last-child
nth-of-type nth-last-of-type first-child last-child lang has
"""
FUNCTIONS = frozenset(ALLOWED_FUNCTIONS.split())
"""None of these but `url` can fetch anything."""
AT_RULES = {"font-face", "media", "charset", "supports", "keyframes", "-webkit-keyframes"}
PICTURES = tuple(f"data:image/{kind}" for kind in ("png", "jpeg", "jpg", "webp", "gif"))
FONTS = ("data:font/", "data:application/font", "data:application/x-font")


def keeps_to_itself(css: str) -> bool:
    """Whether everything that a sheet, a style or a value refers to is in the drawing itself."""
    rest: list[Any] = [tinycss2.parse_component_value_list(css)]
    while rest:
        tokens = rest.pop()
        if not all(map(_is_harmless, tokens)):
            return False
        rest += [inner for token in tokens for inner in (_inner(token),) if inner]
    return True


def _is_harmless(token: Any) -> bool:
    match token.type:
        case "url":
            return is_own(token.value)
        case "function":
            name = token.lower_name
            return name in FUNCTIONS and (name != "url" or all(is_own(text) for text in _strings(token.arguments)))
        case "at-keyword":
            return token.lower_value in AT_RULES
        case "error":
            return token.kind not in ("bad-url", "eof-in-url")
    return True


def _inner(token: Any) -> list[Any]:
    return list(getattr(token, "arguments", None) or getattr(token, "content", None) or ())


def _strings(tokens: Iterable[Any]) -> Iterator[str]:
    return (token.value for token in tokens if token.type == "string")


def is_own(address: str) -> bool:
    """Whether an address leads to something in the drawing itself."""
    return address.strip().lower().startswith(("#", *PICTURES, *FONTS))


def rules(css: str) -> Iterator[Style]:
    """The declarations of every rule of a sheet."""
    rest = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    while rest:
        rule = rest.pop()
        if rule.type == "qualified-rule":
            yield _declared(rule.content)
        elif rule.type == "at-rule" and rule.content and rule.lower_at_keyword in ("media", "supports"):
            rest += tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)


def declarations(css: str) -> Style:
    """What a style attribute says."""
    return _declared(css) if css else {}


def _declared(source: Any) -> Style:
    found = tinycss2.parse_blocks_contents(source, skip_comments=True, skip_whitespace=True)
    return {item.lower_name: tinycss2.serialize(item.value) for item in found if item.type == "declaration"}


def references(style: Style) -> Iterator[tuple[str, str]]:
    """Each property that refers to something, and to what."""
    for name, value in style.items():
        if "url" in value.lower():
            tokens = tinycss2.parse_component_value_list(value)
            yield from ((name, token.value) for token in tokens if token.type == "url")
            functions = [token for token in tokens if token.type == "function"]
            yield from ((name, text) for token in functions for text in _strings(token.arguments))
