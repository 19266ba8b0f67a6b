"""The invented municipalities and people of the demonstration."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.files import File

from accounts.enums import KommuneArt, Rolle
from accounts.models import Kommune, Mitgliedschaft, User
from accounts.wappen import pruefe_wappen

ORDNER = Path(__file__).parent
PASSWORT = "demo"
BETRIEB = "betrieb@integrationskonzept.example"
IMPRESSUM = """{name}
Rathausplatz 1
99999 {ort}

Telefon 09999 123-0
E-Mail: post@{slug}.example

Diese Kommune ist erfunden und dient der Vorführung."""
DATENSCHUTZ = """Verantwortlich für diese Seiten ist {name}, Rathausplatz 1, 99999 {ort}, post@{slug}.example.

Wer sich anmeldet, hinterlässt Name und E-Mail-Adresse. Wir nutzen sie nur für die Mitarbeit am Konzept.
Wer nicht mehr mitarbeitet, dessen Angaben löschen wir.

Sie können Auskunft, Berichtigung und Löschung verlangen und sich bei der Aufsichtsbehörde beschweren.

Diese Kommune ist erfunden und dient der Vorführung."""

KOMMUNEN: dict[str, dict[str, Any]] = {
    "beispielkreis": {
        "name": "Beispielkreis",
        "ort": "Beispielhausen",
        "art": KommuneArt.LANDKREIS,
        "ags": "99001",
        "einwohner": 210_340,
        "farbe": "#2d6a4f",
    },
    "musterdorf": {
        "name": "Musterdorf",
        "ort": "Musterdorf",
        "art": KommuneArt.GEMEINDE,
        "ags": "99001002",
        "einwohner": 4_870,
        "farbe": "#7a4b1d",
        "kreis": "Beispielkreis",
    },
    "musterstadt": {
        "name": "Musterstadt",
        "ort": "Musterstadt",
        "art": KommuneArt.STADT,
        "ags": "99001001",
        "einwohner": 60_412,
        "farbe": "#1d5a7a",
        "kreis": "Beispielkreis",
    },
    "nachbarstadt": {
        "name": "Nachbarstadt",
        "ort": "Nachbarstadt",
        "art": KommuneArt.KREISFREIE_STADT,
        "ags": "99002000",
        "einwohner": 118_300,
        "farbe": "#6b2d5c",
    },
}
PERSONEN = {
    Rolle.LEITUNG: "Miriam Albrecht",
    Rolle.REDAKTION: "Jonas Wieland",
    Rolle.FACHLEITUNG: "Sabine Körner",
    Rolle.VERANTWORTLICH: "Tarek Haddad",
    Rolle.BEIRAT: "Olena Marchenko",
    Rolle.RAT: "Dr. Peter Vogt",
}


def lege_kommunen_an() -> dict[str, Kommune]:
    """The four Kommunen with their people; what is there already is left as it is."""
    kommunen = {slug: _kommune(slug, angaben) for slug, angaben in KOMMUNEN.items()}
    for slug in ("musterdorf", "musterstadt"):
        if kommunen[slug].uebergeordnet is None:
            kommunen[slug].uebergeordnet = kommunen["beispielkreis"]
            kommunen[slug].save(update_fields=["uebergeordnet"])
    for slug, kommune in kommunen.items():
        for rolle, name in PERSONEN.items():
            person = _person(f"{rolle}@{slug}.example", name)
            Mitgliedschaft.objects.get_or_create(user=person, kommune=kommune, defaults={"rolle": rolle})
    if not User.objects.filter(email=BETRIEB).exists():
        User.objects.create_superuser(BETRIEB, PASSWORT, name="Betrieb")
    return kommunen


def _kommune(slug: str, angaben: dict[str, Any]) -> Kommune:
    texte = {"name": angaben["name"], "ort": angaben["ort"], "slug": slug}
    felder = {name: wert for name, wert in angaben.items() if name != "ort"}
    defaults = felder | {
        "bundesland": "Beispielland",
        "impressum": IMPRESSUM.format(**texte),
        "datenschutz": DATENSCHUTZ.format(**texte),
    }
    kommune, neu = Kommune.objects.get_or_create(slug=slug, defaults=defaults)
    wappen = ORDNER / f"wappen-{slug}.svg"
    if neu and wappen.exists():
        kommune.wappen.save(wappen.name, pruefe_wappen(File(BytesIO(wappen.read_bytes()), wappen.name)))
    return kommune


@cache
def _gehashtes_passwort() -> str:
    """Hashed once for all of them: this takes its time."""
    return make_password(PASSWORT)


def _person(email: str, name: str) -> User:
    person = User.objects.filter(email=email).first()
    if person is None:
        person = User.objects.create_user(email, name=name)
        person.password = _gehashtes_passwort()
        person.save(update_fields=["password"])
    return person
