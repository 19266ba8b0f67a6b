"""Draws the reference pictures anew."""

import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()

    from tests.publications.referenzbilder.vergleich import vorlage, zeichne

    for name, bild in zeichne().items():
        bild.quantize(16).save(vorlage(name), optimize=True)
        print(vorlage(name))
