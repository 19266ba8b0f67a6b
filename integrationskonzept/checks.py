"""An unsafe production start is refused with its reason, by every command and by `wsgi.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

MINDESTLAENGE = 50
MINDESTZEICHEN = 5

STANDARDSCHLUESSEL = Error(
    "SECRET_KEY ist der öffentlich bekannte Entwicklungsschlüssel; wer ihn kennt, kommt in jedes Konto.",
    hint="Einen eigenen erzeugen: python -c 'import secrets; print(secrets.token_urlsafe(64))'",
    id="integrationskonzept.E001",
)
KURZER_SCHLUESSEL = Error(
    f"SECRET_KEY ist zu kurz oder zu eintönig: Er braucht mindestens {MINDESTLAENGE} zufällige Zeichen.",
    hint="Einen neuen erzeugen: python -c 'import secrets; print(secrets.token_urlsafe(64))'",
    id="integrationskonzept.E002",
)
KEINE_HOSTS = Error(
    "ALLOWED_HOSTS ist leer: Keine Adresse wird beantwortet.",
    hint="Den Namen des Servers nennen, zum Beispiel ALLOWED_HOSTS=konzept.musterstadt.de",
    id="integrationskonzept.E003",
)
ALLE_HOSTS = Error(
    "ALLOWED_HOSTS enthält *: Jeder kann Links auf fremde Adressen in unsere E-Mails bringen.",
    hint="Den Namen des Servers nennen, zum Beispiel ALLOWED_HOSTS=konzept.musterstadt.de",
    id="integrationskonzept.E004",
)
VORFUEHRUNG = Error(
    "Der Vorführmodus ist eingeschaltet: Alle E-Mails stehen öffentlich unter /postausgang/.",
    hint="DEBUG weglassen und EMAIL_URL setzen, zum Beispiel smtp+tls://name:wort@mail.musterstadt.de:587",
    id="integrationskonzept.E005",
)


ANGELEGT_VON = ("accounts", "0002_zwischenspeicher")


def kein_zwischenspeicher(tabelle: str) -> Error:
    """The cache has lost its table."""
    return Error(
        f"Die Tabelle „{tabelle}“ des Zwischenspeichers fehlt; ohne sie kann sich niemand anmelden.",
        hint="manage.py createcachetable legt sie an.",
        id="integrationskonzept.E006",
    )


@register(Tags.database)
def vorhandener_zwischenspeicher(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """A database that `migrate` prepared and that lost the cache's table since, as by a partial restore."""
    return [fehler for alias in databases or () for fehler in _fehlende_tabellen(connections[alias])]


def _fehlende_tabellen(verbindung: Any) -> list[CheckMessage]:
    if ANGELEGT_VON not in MigrationRecorder(verbindung).applied_migrations():
        return []
    in_der_datenbank = [angaben for angaben in settings.CACHES.values() if angaben["BACKEND"].endswith("DatabaseCache")]
    vorhanden = verbindung.introspection.table_names()
    return [kein_zwischenspeicher(a["LOCATION"]) for a in in_der_datenbank if a["LOCATION"] not in vorhanden]


@register(Tags.security)
def sicherer_betrieb(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """What makes this configuration unsafe outside of development; nothing while DEBUG is on."""
    if settings.DEBUG:
        return []
    return [*_schluessel(), *_hosts(), *_vorfuehrung()]


def _schluessel() -> list[CheckMessage]:
    if settings.SECRET_KEY == settings.ENTWICKLUNGSSCHLUESSEL:
        return [STANDARDSCHLUESSEL]
    zu_schwach = len(settings.SECRET_KEY) < MINDESTLAENGE or len(set(settings.SECRET_KEY)) < MINDESTZEICHEN
    return [KURZER_SCHLUESSEL] if zu_schwach else []


def _hosts() -> list[CheckMessage]:
    if not settings.ALLOWED_HOSTS:
        return [KEINE_HOSTS]
    return [ALLE_HOSTS] if "*" in settings.ALLOWED_HOSTS else []


def _vorfuehrung() -> list[CheckMessage]:
    oeffentliche_post = settings.EMAIL_BACKEND == "accounts.postausgang.PostausgangBackend"
    return [VORFUEHRUNG] if settings.DEMO_MODUS or oeffentliche_post else []
