"""The form widget for rich text; without JavaScript it is a plain textarea, see `lib.schreibweise`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django import forms

from integrationskonzept.lib.richtext import bereinige
from integrationskonzept.lib.schreibweise import als_text, aus_text

VORHER = "{}-vorher"
"""The hidden field beside the textarea: what its text was made of, behind a `=`; the script empties it when the
textarea holds HTML."""
Bild = dict[str, str]


class Textfeld(forms.Textarea):
    """A textarea that `static/js/textfeld.js` turns into an editor.

    `bilder` are the pictures that may be put into the text: `{"quelle": "bild:markt", "url": …, "alt": …,
    "titel": …}`; `quelle` is what the text keeps (without it, `url`). New ones are posted to `hochladen`; `lesen`
    answers with the HTML of what was typed before the script was there. A form may set all three later:
    `form.fields["text"].widget.bilder = …`.
    """

    template_name = "bausteine/textfeld.html"

    def __init__(self, attrs: dict[str, Any] | None = None, bilder: Sequence[Bild] = ()) -> None:
        super().__init__({"rows": 12} | (attrs or {}))
        self.bilder = bilder
        self.hochladen = self.lesen = ""

    @property
    def media(self) -> forms.Media:
        """The editor's own module; it fetches the rest by relative paths, so no import map is needed."""
        return forms.Media(css={"all": ["css/textfeld.css"]}, js=[forms.Script("js/textfeld.js", type="module")])  # type: ignore[list-item]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the module reads from the element."""
        context = super().get_context(name, value, attrs)
        html = bereinige(context["widget"]["value"] or "")
        context["widget"] |= {"value": als_text(html), "vorher": (VORHER.format(name), f"={html}")}
        eigene: dict[str, Any] = {
            "data-textfeld": True,
            "data-bilder": json.dumps(list(self.bilder), ensure_ascii=False),
            "data-lesen": self.lesen,
        }
        if self.hochladen:
            eigene["data-hochladen"] = self.hochladen
        if self.is_required:
            eigene["aria-required"] = "true"
        context["widget"]["attrs"] |= eigene
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Rich text, whichever of the two was sent."""
        text, vorher = super().value_from_datadict(data, files, name), data.get(VORHER.format(name), "")
        return aus_text(text, bereinige(vorher[1:])) if text is not None and vorher.startswith("=") else text

    def use_required_attribute(self, initial: Any) -> bool:
        """Never: the browser could not point at a field that the editor has hidden."""
        return False
