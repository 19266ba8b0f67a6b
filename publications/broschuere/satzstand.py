"""What decides on the look of a brochure besides its content: our code, style sheets, fonts, and WeasyPrint."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

HAUS = Path(settings.BASE_DIR)
DATEIEN = (
    "static/css/broschuere*.css",
    "templates/publications/broschuere/*",
    "publications/broschuere/*.py",
    "publications/templatetags/*.py",
    "concepts/dokument/**/*.py",
    "integrationskonzept/lib/**/*.py",
)
SCHRIFTEN = "static/fonts/*.ttf"
BIBLIOTHEKEN = ("weasyprint", "pikepdf", "pyphen")


def satzstand() -> str:
    """A sum over all of it; fonts count by their size."""
    return hashlib.sha256("\0".join(_merkmale()).encode()).hexdigest()


def _merkmale() -> Iterator[str]:
    for muster in DATEIEN:
        for datei in sorted(HAUS.glob(muster)):
            yield f"{datei.name} {hashlib.sha256(datei.read_bytes()).hexdigest()}"
    for datei in sorted(HAUS.glob(SCHRIFTEN)):
        yield f"{datei.name} {datei.stat().st_size}"
    for name in BIBLIOTHEKEN:
        yield f"{name} {version(name)}"
