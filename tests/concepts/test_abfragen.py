"""Every page asks the database as often for 240 rows as for one, and at most fifteen times."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from concepts.enums import Fassungszweck
from concepts.models import Bild, Leitbild, Massnahme
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.elemente import aendere_element
from tests.conftest import gueltiges_dokument, lies_ein
from tests.dokumente import grosses_dokument


def viel(anzahl):
    """A concept with `anzahl` of everything that is listed somewhere."""
    dokument = gueltiges_dokument(grosses_dokument(anzahl, felder=2))
    for nummer, feld in enumerate(dokument["handlungsfelder"]):
        feld["ziele"] += [
            {"id": f"z-{nummer}-{n}", "titel": "Z", "uebergeordnet": f"ziel-{nummer}-a"} for n in range(anzahl)
        ]
        for massnahme in feld["massnahmen"]:
            massnahme |= {"querschnittsthemen": ["thema-0"], "haengtAbVon": ["massnahme-0"]}
    erste = dokument["handlungsfelder"][0]["massnahmen"][0]
    erste["haengtAbVon"] = []
    erste["beteiligte"] = [f"a-{n}" for n in range(anzahl)]
    erste["kosten"] = [{"jahr": 2030, "betrag": n} for n in range(anzahl)]
    dokument["abschnitte"][0]["abschnitte"] = [{"id": f"k-{n}", "titel": "K"} for n in range(anzahl)]
    dokument["akteure"] += [{"id": f"a-{n}", "name": f"A{n}"} for n in range(anzahl)]
    dokument["gremien"] = [{"id": f"g-{n}", "name": f"G{n}"} for n in range(anzahl)]
    dokument["querschnittsthemen"] = [{"id": f"thema-{n}", "titel": f"T{n}"} for n in range(anzahl)]
    dokument["leitbild"]["leitziele"] += [{"id": f"l-{n}", "titel": f"L{n}"} for n in range(anzahl)]
    dokument["handlungsfelder"] += [{"id": f"h-{n}", "titel": f"H{n}"} for n in range(anzahl)]
    dokument["handlungsfelder"][0]["leitziele"] = [z["id"] for z in dokument["leitbild"]["leitziele"]]
    werte = [{"zeitpunkt": str(1900 + n), "wert": n} for n in range(anzahl)]
    dokument["indikatoren"] += [{"id": f"i-{n}", "titel": f"I{n}", "zielwerte": werte[:3]} for n in range(anzahl)]
    dokument["indikatoren"][0]["zielwerte"] = werte
    return dokument


SEITEN = [
    *("kapitel/", "leitbild/", "handlungsfelder/", "handlungsfelder/feld-0/", "akteure/", "gremien/", "indikatoren/"),
    *(
        "querschnittsthemen/",
        "massnahmen/massnahme-0/",
        "massnahmen/massnahme-0/kopieren/",
        "lesen/",
        "bilder/",
        "fassungen/",
        "broschuere/",
    ),
    *("papierkorb/", "verlauf/", "massnahmen/massnahme-0/verlauf/", "bilder/_neu/", "fassungen/neu/"),
    *("fassungen/1/zuruecknehmen/", "massnahmen/massnahme-0/kopieren/"),
    *(f"{pfad}/_neu/" for pfad in ("kapitel", "leitziele", "handlungsfelder", "massnahmen", "akteure", "indikatoren")),
    *(f"massnahmen/massnahme-0/bearbeiten/{teil}/" for teil in ("inhalt", "zustaendigkeit", "mittel", "wirkung")),
    *(
        "akteure/_zusammenfuehren/?bleibt=a-0&geht=akteur-0",
        "indikatoren/_zusammenfuehren/?bleibt=i-0&geht=indikator-0",
    ),
    *("kapitel/k-0/bearbeiten/", "leitbild/leitbild/bearbeiten/", "leitziele/l-0/bearbeiten/"),
    *("handlungsfelder/feld-0/bearbeiten/", "ziele/ziel-0-b/bearbeiten/", "querschnittsthemen/thema-0/bearbeiten/"),
    *("akteure/a-0/bearbeiten/", "gremien/g-0/bearbeiten/", "indikatoren/indikator-0/bearbeiten/"),
]


HOECHSTENS = 15
MEHR = {"fassungen/neu/": 19}  # reads the whole document, the last Fassung, the pictures and who will be able to read


@pytest.fixture
def zwei_groessen(musterstadt, alice):
    """The same concept with 1 and with 240 of everything, also of what gathers with time."""
    for anzahl in (1, 240):
        konzept = lies_ein(musterstadt, viel(anzahl), slug=f"k{anzahl}")
        element = Massnahme.objects.get(konzept=konzept, kennung="massnahme-0")
        friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice)
        for nummer in range(min(anzahl, 12)):
            aendere_element(element=element, inhalt={"zielgruppe": f"Stand {nummer}"}, person=alice)
        for kennung in [f"z-0-{n}" for n in range(anzahl)]:
            konzept.ziel_set.filter(kennung=kennung).update(geloescht_am=konzept.angelegt_am)
        Bild.objects.bulk_create(
            Bild(konzept=konzept, kennung=f"b-{n}", datei="bilder/x.png", mediatyp="image/png") for n in range(anzahl)
        )
        fassung = konzept.fassungen.get()
        type(fassung).objects.bulk_create(
            type(fassung)(konzept=konzept, nummer=n + 2, zweck="entwurf", text="{}", erstellt_von=alice)
            for n in range(anzahl)
        )


def test_240_rows_need_no_more_queries_than_one(als, alice, zwei_groessen):
    client = als(alice)
    client.get("/musterstadt/k1/kapitel/")
    zuviel = {}
    for seite in SEITEN:
        gezaehlt = []
        for anzahl in (1, 240):
            with CaptureQueriesContext(connection) as abfragen:
                antwort = client.get(f"/musterstadt/k{anzahl}/{seite}")
            assert antwort.status_code == 200, seite
            gezaehlt.append(len(abfragen))
        if gezaehlt[0] != gezaehlt[1] or gezaehlt[1] > MEHR.get(seite, HOECHSTENS):
            zuviel[seite] = gezaehlt
    assert zuviel == {}
    assert Leitbild.objects.count() == 2
