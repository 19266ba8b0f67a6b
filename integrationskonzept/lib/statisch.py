"""Static files in production: few, small, packed, with their content's hash in the name, our ES modules included."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import rcssmin
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

EIGENE_MODULE = "js/"
OWN_STYLES = ("css/haus/", "css/textfeld.css")
IMPORT = re.compile(r'@import "([\w-]+\.css)";')

Sources = dict[str, tuple[Storage, str]]
"""By the name of a static file: where its original is."""


class ModulStorage(CompressedManifestStaticFilesStorage):
    """Rewrites the imports of our own ES modules; scripts of others are shipped as they are."""

    support_js_module_import_aggregation = True

    def post_process(self, paths: Sources, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """First our own style sheets are made small, always from the originals."""
        own = [name for name in paths if name.startswith(OWN_STYLES)]
        for name in [] if dry_run else own:
            Path(self.path(name)).write_text(rcssmin.cssmin(whole(name, paths)))
        yield from super().post_process(paths | {name: (self, name) for name in own}, dry_run, **options)

    def url_converter(self, name: str, hashed_files: dict[str, str], template: str | None = None) -> Callable[..., str]:
        """Leave the text of other people's scripts alone: what looks like an import there may be a comment."""
        if name.endswith(".js") and not name.startswith(EIGENE_MODULE):
            return _unveraendert
        konverter: Callable[..., str] = super().url_converter(name, hashed_files, template)
        return konverter


def whole(name: str, paths: Sources) -> str:
    """The text of a file; a style sheet with those of its folder that it imports, so that a page waits for one."""
    storage, path = paths[name]
    with storage.open(path) as file:
        text = file.read().decode()
    folder = PurePosixPath(name).parent
    return IMPORT.sub(lambda found: whole(str(folder / found[1]), paths), text)


def _unveraendert(treffer: re.Match[str], *_: Any) -> str:
    return treffer["matched"]
