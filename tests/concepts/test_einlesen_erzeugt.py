"""Whatever a file holds: it becomes a concept, or every fault has a place and a sentence and nothing was changed."""

import json
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.enums import KommuneArt
from accounts.models import Kommune
from concepts.dokument.fehler import DokumentFehler
from concepts.models import Akteur, Bild, Konzept
from concepts.services.konzepte import importiere

from .erzeugte_dokumente import konzeptdokumente

GRENZEN = {"derandomize": True, "deadline": None, "database": None}
SELTSAM = st.sampled_from(["", "\x00", "\ud800", "<img ", '<p "', "bild:x", "a" * 400, "2027-13", "\u202e", "x-1"])
WERTE = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from([10**400, -0.0]), SELTSAM),
    lambda innen: st.one_of(st.lists(innen, max_size=3), st.dictionaries(SELTSAM, innen, max_size=3)),
    max_leaves=5,
)


def stellen(wert):
    """Every container of a document with every key in it."""
    for schluessel, inhalt in list(wert.items() if isinstance(wert, dict) else enumerate(wert)):
        yield wert, schluessel
        if isinstance(inhalt, dict | list):
            yield from stellen(inhalt)


@st.composite
def beschaedigte(zieh):
    """A valid document in which something stands that does not belong there, or something is gone."""
    dokument = deepcopy(zieh(konzeptdokumente()))
    for _ in range(zieh(st.integers(1, 3))):
        ort, schluessel = zieh(st.sampled_from(list(stellen(dokument))))
        if zieh(st.booleans()):
            ort[schluessel] = zieh(WERTE)
        else:
            del ort[schluessel]
        if not dokument:
            break
    return dokument


def liest_ein(rohdaten):
    kommune = Kommune.objects.get_or_create(name="Musterstadt", slug="musterstadt", art=KommuneArt.STADT)[0]
    vorher = [modell.objects.count() for modell in (Konzept, Akteur, Bild)]
    try:
        konzept, _ = importiere(rohdaten=rohdaten, kommune=kommune, person=None)
    except DokumentFehler as kaputt:
        assert all(fehler.pfad.startswith("$") and fehler.meldung.endswith(".") for fehler in kaputt.fehler)
        assert str(kaputt).encode()
        assert [modell.objects.count() for modell in (Konzept, Akteur, Bild)] == vorher
    else:
        assert Konzept.objects.filter(pk=konzept.pk).exists()


@pytest.mark.django_db
@given(dokument=beschaedigte())
@settings(max_examples=50, **GRENZEN)
def test_a_damaged_document(dokument):
    liest_ein(json.dumps(dokument).encode())


@pytest.mark.django_db
@given(rohdaten=st.one_of(st.binary(max_size=60), WERTE.map(lambda wert: json.dumps(wert).encode())))
@settings(max_examples=80, **GRENZEN)
def test_any_file(rohdaten):
    liest_ein(rohdaten)


@pytest.mark.django_db
@pytest.mark.parametrize("zeichen", [b"[", b'{"a":', b'"', b"\\", b"1", b"{}", b"[],"])
def test_one_sign_again_and_again(zeichen):
    liest_ein(zeichen * 200_000)
