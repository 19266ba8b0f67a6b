"""A small concept, and a renderer that needs no time."""

from io import BytesIO

import pikepdf
import pytest

from concepts.enums import Fassungszweck
from concepts.services.einfrieren import friere_fassung_ein
from integrationskonzept.lib.jobs.lane import LANES
from integrationskonzept.lib.jobs.run import run_next
from publications.broschuere.pdf import Gesetzt
from publications.models import Broschuere
from publications.services import fordere_broschuere_an, setze
from tests.conftest import lies_ein
from tests.dokumente import abschnitt, kleines_dokument

ORT = "/musterstadt/k/broschuere/"
RENDERER = "publications.broschuere.pdf.render_broschuere"


def kleines_pdf(titel, seiten=3):
    with pikepdf.new() as pdf:
        for _ in range(seiten):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.docinfo["/Title"] = titel
        puffer = BytesIO()
        pdf.save(puffer, deterministic_id=True)
    return puffer.getvalue()


def titel_von(daten):
    with pikepdf.open(BytesIO(daten)) as pdf:
        return str(pdf.docinfo["/Title"])


def fordere_an(konzept, person, fassung=None, **angaben):
    return fordere_broschuere_an(konzept=konzept, fassung=fassung, person=person, **angaben)


def gesetzt(konzept, person, fassung=None, **angaben):
    broschuere = fordere_an(konzept, person, fassung, **angaben)
    setze(broschuere.pk)
    return Broschuere.objects.get(pk=broschuere.pk)


def wartende():
    """The keys of the brochures that a worker may take."""
    return sorted(Broschuere.objects.free().values_list("pk", flat=True))


def bytes_von(antwort):
    return b"".join(antwort.streaming_content)


def wirft(fehler):
    def kaputt(*args, **kwargs):
        raise fehler

    return kaputt


@pytest.fixture
def konzept(musterstadt):
    dokument = kleines_dokument() | {"abschnitte": [abschnitt("vorwort", "Vorwort", "<p>Grüß Gott.</p>")]}
    return lies_ein(musterstadt, dokument, slug="k")


@pytest.fixture
def fassung(konzept, alice):
    return friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice)


@pytest.fixture
def beschluss(konzept, alice):
    return friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.BESCHLUSS, person=alice)


@pytest.fixture
def schnell(monkeypatch):
    """A renderer that needs no time; gives the list of what it was asked for."""
    aufrufe = []

    def rendere(dokument, *, stand, gestaltung, ausgabe, fortschritt):
        aufrufe.append(ausgabe)
        for schritt in (1, 2):
            fortschritt(schritt, 2)
        return Gesetzt(kleines_pdf(f"{dokument['konzept']['titel']} {ausgabe.value}"), {"abschnitt-vorwort": 2})

    monkeypatch.setattr(RENDERER, rendere)
    return aufrufe


def arbeite(name="slow"):
    """One step of a worker of this lane."""
    return run_next(LANES[name].priorities, LANES[name].at_most)
