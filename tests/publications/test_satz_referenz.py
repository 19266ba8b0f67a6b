"""Some pages look as they did. Where they were meant to change: `python -m tests.publications.referenzbilder`."""

import pytest
from PIL import Image, ImageChops

from tests.publications.referenzbilder.vergleich import BEFEHL, SEITEN, vergleiche, vorlage, zeichne

pytestmark = pytest.mark.xdist_group("satz")


@pytest.fixture(scope="module")
def gezeichnet():
    return zeichne()


@pytest.mark.parametrize("name", SEITEN)
def test_die_seite_sieht_aus_wie_zuvor(name, gezeichnet, tmp_path):
    """Renew the pictures with `python -m tests.publications.referenzbilder` and look at them."""
    with Image.open(vorlage(name)) as bild:
        unterschied = vergleiche(gezeichnet[name], bild)
    gezeichnet[name].save(tmp_path / f"{name}.png")

    assert not unterschied.ist_gross, (
        f"Die Seite „{name}“ sieht anders aus (im Mittel {unterschied.abstand:.1%}, deutlich {unterschied.anders:.1%} "
        f"der Punkte): {tmp_path / name}.png statt {vorlage(name)}. War das gewollt: {BEFEHL}"
    )


@pytest.mark.parametrize("name", SEITEN)
def test_eine_verschobene_seite_faellt_auf(name, gezeichnet):
    """Five millimetres: what the tolerance must not swallow."""
    bild = gezeichnet[name]

    assert vergleiche(ImageChops.offset(bild, 10, 10), bild).ist_gross
    assert not vergleiche(bild, bild).ist_gross
