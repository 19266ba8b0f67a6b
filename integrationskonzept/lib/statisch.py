"""Static files in production: compressed, with their content's hash in the name, our ES modules included."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

EIGENE_MODULE = "js/"


class ModulStorage(CompressedManifestStaticFilesStorage):
    """Rewrites the imports of our own ES modules; scripts of others are shipped as they are."""

    support_js_module_import_aggregation = True

    def url_converter(self, name: str, hashed_files: dict[str, str], template: str | None = None) -> Callable[..., str]:
        """Leave the text of other people's scripts alone: what looks like an import there may be a comment."""
        if name.endswith(".js") and not name.startswith(EIGENE_MODULE):
            return _unveraendert
        konverter: Callable[..., str] = super().url_converter(name, hashed_files, template)
        return konverter


def _unveraendert(treffer: re.Match[str], *_: Any) -> str:
    return treffer["matched"]
