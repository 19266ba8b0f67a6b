from __future__ import annotations

from django.urls import path

from concepts.views import assistent, einlesen, konzepte, papierkorb, textfeld

KONZEPT = "<slug:kommune_slug>/<slug:konzept_slug>/"

beginn = [
    path("<slug:kommune_slug>/neu/", assistent.neu, name="konzept_neu"),
    path("<slug:kommune_slug>/neu/fortschreibung/", assistent.fortschreiben, name="konzept_fortschreiben"),
    path("<slug:kommune_slug>/neu/<slug:art>/", assistent.assistent, name="konzept_assistent"),
    path("<slug:kommune_slug>/einlesen/", einlesen.einlesen, name="konzept_einlesen"),
    path("<slug:kommune_slug>/einlesen/<number:pk>/", einlesen.einlesung, name="einlesung"),
    path(f"{KONZEPT}eingelesen/", einlesen.eingelesen, name="konzept_eingelesen"),
]

urlpatterns = [
    path("<slug:kommune_slug>/", konzepte.kommune, name="kommune"),
    path("<slug:kommune_slug>/papierkorb/", papierkorb.kommune_papierkorb, name="kommune_papierkorb"),
    path("<slug:kommune_slug>/papierkorb/<number:pk>/", papierkorb.konzept_zurueckholen, name="konzept_zurueckholen"),
    *beginn,
    path(KONZEPT, konzepte.konzept, name="konzept"),
    path(f"{KONZEPT}einstellungen/", konzepte.einstellungen, name="konzept_einstellungen"),
    path(f"{KONZEPT}einstellungen/kommune/", konzepte.eigene_kommune, name="konzept_eigene_kommune"),
    path(f"{KONZEPT}einstellungen/loeschen/", papierkorb.konzept_loeschen, name="konzept_loeschen"),
    path(f"{KONZEPT}textfeld/", textfeld.textfeld_lesen, name="textfeld_lesen"),
    path(f"{KONZEPT}ausgeben/", konzepte.ausgeben, name="konzept_export"),
    path(f"{KONZEPT}konzeptdokument.json", konzepte.dokument, name="konzept_dokument"),
]
