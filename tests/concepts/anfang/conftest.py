"""Alice leads Musterstadt, Bob writes there, Frida heads a department, Berta is in the Beirat, Rolf in the council,
Vera carries out measures; Charlie leads Nachbarstadt."""

import pytest

from accounts.enums import KommuneArt, Rolle
from accounts.models import Kommune, Mitgliedschaft, User
from concepts.services.konzepte import lege_konzept_an

ROLLEN = {
    "alice": Rolle.LEITUNG,
    "bob": Rolle.REDAKTION,
    "frida": Rolle.FACHLEITUNG,
    "vera": Rolle.VERANTWORTLICH,
    "berta": Rolle.BEIRAT,
    "rolf": Rolle.RAT,
}


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


@pytest.fixture(autouse=True)
def _medien(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def musterstadt(db):
    return Kommune.objects.create(name="Musterstadt", slug="musterstadt", art=KommuneArt.STADT)


@pytest.fixture
def leute(musterstadt):
    """Everybody by name."""
    nachbarstadt = Kommune.objects.create(name="Nachbarstadt", slug="nachbarstadt", art=KommuneArt.STADT)
    alle = {name: User.objects.create_user(f"{name}@example.org", None, name=name.capitalize()) for name in ROLLEN}
    for name, rolle in ROLLEN.items():
        Mitgliedschaft.objects.create(user=alle[name], kommune=musterstadt, rolle=rolle)
    alle["charlie"] = User.objects.create_user("charlie@example.org", None, name="Charlie")
    Mitgliedschaft.objects.create(user=alle["charlie"], kommune=nachbarstadt, rolle=Rolle.LEITUNG)
    return alle


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
