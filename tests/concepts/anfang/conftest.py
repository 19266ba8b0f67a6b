"""The people of the house by name, and a document of any size."""

import pytest

from concepts.services.konzepte import lege_konzept_an

NAMEN = ("alice", "bob", "fatma", "viktor", "ben", "ruth", "charlie")


def dokument(*, titel="Integrationskonzept 2031", massnahmen=0, vollstaendig=True, **konzept):
    """A concept with one Handlungsfeld for every eight Maßnahmen."""
    felder = [_feld(n, massnahmen, vollstaendig) for n in range(max(1, massnahmen // 8))]
    return {
        "format": "integrationskonzept/1",
        "kommune": {"name": "Musterstadt", "art": "stadt"},
        "konzept": {"titel": titel} | konzept,
        "abschnitte": [
            {"id": "vorwort", "titel": "Vorwort", "art": "vorwort", "inhaltHtml": "<p>Guten Tag.</p>"},
            {
                "id": "lage",
                "titel": "Ausgangslage",
                "art": "ausgangslage",
                "abschnitte": [{"id": "zahlen", "titel": "Zahlen"}, {"id": "angebote", "titel": "Angebote"}],
            },
            {"id": "felder", "titel": "Felder", "art": "handlungsfelder"},
        ],
        "leitbild": {"visionHtml": "<p>Gut.</p>", "leitziele": [{"id": "lz", "titel": "Teilhabe"}]},
        "handlungsfelder": felder,
        "akteure": [{"id": "vhs", "name": "Volkshochschule"}],
        "gremien": [{"id": "rat", "name": "Rat", "aufgabeHtml": "<p>Entscheidet.</p>"}],
        "indikatoren": [
            {"id": "quote", "titel": "Quote", "quelle": "VHS", "zielwerte": [{"zeitpunkt": "2030", "wert": 5}]}
        ],
    }


def _feld(nummer, massnahmen, vollstaendig):
    angaben = {"federfuehrung": ["vhs"], "beginn": "2027", "ressourcen": "0,5", "indikatoren": ["quote"]}
    return {
        "id": f"feld-{nummer}",
        "titel": f"Feld {nummer}",
        "beschreibungHtml": "<p>Worum es geht.</p>",
        "ziele": [{"id": f"ziel-{nummer}", "titel": "Ein Ziel"}],
        "massnahmen": [
            {"id": f"m-{n}", "titel": f"Maßnahme {n}"} | (angaben if vollstaendig else {})
            for n in range(nummer * 8, min(massnahmen, (nummer + 1) * 8))
        ],
    }


@pytest.fixture
def leute(request):
    """Everybody by name."""
    return {name: request.getfixturevalue(name) for name in NAMEN}


@pytest.fixture
def als(client, leute):
    """Sign somebody in by name."""

    def anmelden(name):
        client.force_login(leute[name])
        return client

    return anmelden


@pytest.fixture
def konzept(musterstadt, leute):
    return lege_konzept_an(kommune=musterstadt, dokument=dokument(), person=leute["alice"])
