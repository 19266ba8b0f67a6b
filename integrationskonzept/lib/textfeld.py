"""The form widget for rich text; without JavaScript it is a plain textarea that shows the HTML."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django import forms

Bild = dict[str, str]


class Textfeld(forms.Textarea):
    """A textarea that `static/js/textfeld.js` turns into an editor.

    `bilder` are the pictures that may be put into the text: `{"quelle": "bild:markt", "url": …, "alt": …,
    "titel": …}`; `quelle` is what the text keeps (without it, `url`). New ones are posted to `hochladen`.
    A form may set both later: `form.fields["text"].widget.bilder = …`.
    """

    def __init__(self, attrs: dict[str, Any] | None = None, bilder: Sequence[Bild] = ()) -> None:
        super().__init__({"rows": 12} | (attrs or {}))
        self.bilder = bilder
        self.hochladen = ""

    @property
    def media(self) -> forms.Media:
        """The editor's own module; it fetches the rest by relative paths, so no import map is needed."""
        return forms.Media(css={"all": ["css/textfeld.css"]}, js=[forms.Script("js/textfeld.js", type="module")])  # type: ignore[list-item]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the module reads from the element."""
        context = super().get_context(name, value, attrs)
        eigene = {"data-textfeld": True, "data-bilder": json.dumps(list(self.bilder), ensure_ascii=False)}
        if self.hochladen:
            eigene["data-hochladen"] = self.hochladen
        if self.is_required:
            eigene["aria-required"] = "true"
        context["widget"]["attrs"] |= eigene
        return context

    def use_required_attribute(self, initial: Any) -> bool:
        """Never: the browser could not point at a field that the editor has hidden."""
        return False
