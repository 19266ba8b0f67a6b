"""A Kommune and a concept in which every name has 150 letters, some of them in one word; see `jede_adresse`."""

import json
from dataclasses import asdict

from django.utils import timezone

from accounts.enums import KommuneArt, Rolle
from accounts.models import Einladung, Kommune, Mitgliedschaft, User
from concepts.dokument.maengel import Stelle
from concepts.enums import Fassungszweck
from concepts.models import Einfrierung, Einlesung
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.konzepte import importiere
from integrationskonzept.lib.jobs.models import Zustand
from publications.models import Broschuere
from tests.conftest import gueltiges_dokument

WORT = "Antidiskriminierungsberatungsstellenkoordination"
NAME = f"{WORT} und {WORT.lower()} in {WORT}"[:150]
KOMMUNE, KONZEPT = "lang", "lang"
LEITUNG, BEIRAT = "leitung@lang.example", "beirat@lang.example"
BENANNT = {"titel", "name", "untertitel", "zielgruppe", "sozialraum", "ressourcen"}
BENANNT |= {"vorsitz", "tagt", "quelle", "einheit"}
TOKEN = "einladung-mit-langen-namen"
PK = 900_001
"""Of what is named by a number in an address."""


def lege_an():
    """Called in the server's own environment, as `manage.py shell` gives it."""
    kommune = Kommune.objects.create(slug=KOMMUNE, name=NAME, art=KommuneArt.STADT, impressum=NAME, datenschutz=NAME)
    leitung = _person(kommune, LEITUNG, Rolle.LEITUNG)
    _person(kommune, BEIRAT, Rolle.BEIRAT, pk=PK)
    Einladung.objects.create(kommune=kommune, email=f"{'x' * 60}@{'y' * 60}.example", rolle=Rolle.RAT, token=TOKEN)
    konzept, _ = importiere(rohdaten=_rohdaten(), kommune=kommune, person=leitung, slug=KONZEPT)
    fassung = friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=leitung, notiz=NAME)
    gescheitert = {"zustand": Zustand.GESCHEITERT, "fertig_am": timezone.now()}
    fehler = [[f"$.{NAME}", NAME]]
    Einlesung.objects.create(pk=PK, kommune=kommune, dateiname=f"{NAME}.json", stellen=fehler, **gescheitert)
    stellen = [asdict(Stelle("massnahme", "massnahme-0", NAME))]
    entwurf = {"nummer": 2, "zweck": Fassungszweck.ENTWURF, "notiz": NAME}
    Einfrierung.objects.create(pk=PK, konzept=konzept, fehler=NAME, stellen=stellen, **entwurf, **gescheitert)
    Broschuere.objects.create(pk=PK, konzept=konzept, fassung=fassung, schluessel="lange-namen")


def _person(kommune, email, rolle, **angaben):
    person = User.objects.create_user(email, "demo", name=NAME, **angaben)
    Mitgliedschaft.objects.create(user=person, kommune=kommune, rolle=rolle)
    return person


def _rohdaten():
    return json.dumps(verlaengert(gueltiges_dokument())).encode()


def verlaengert(teil):
    """The document with a long name wherever there is one."""
    if isinstance(teil, list):
        return [verlaengert(eines) for eines in teil]
    if not isinstance(teil, dict):
        return teil
    return {schluessel: NAME if schluessel in BENANNT else verlaengert(wert) for schluessel, wert in teil.items()}
