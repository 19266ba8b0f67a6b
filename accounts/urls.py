"""Who: accounts, Kommunen and their members, and the mail of a demonstration."""

from django.urls import include, path

from accounts.views import einladungen, einstellungen, kommunen, mitglieder, oeffentlich, postausgang

BETRIEB = [
    path("kommunen/neu/", kommunen.suchen, name="kommune_neu"),
    path("kommunen/neu/von-hand/", kommunen.von_hand, name="kommune_von_hand"),
    path("kommunen/neu/<slug:ags>/", kommunen.aus_register, name="kommune_aus_register"),
]

POSTAUSGANG = [
    path("postausgang/", postausgang.liste, name="postausgang"),
    path("postausgang/<number:pk>/", postausgang.nachricht, name="postausgang_nachricht"),
]

MITGLIEDER = [
    path("mitglieder/", mitglieder.liste, name="mitglieder"),
    path("mitglieder/einladen/", mitglieder.einladen, name="mitglied_einladen"),
    path(
        "mitglieder/einladungen/<number:pk>/zurueckziehen/",
        mitglieder.zurueckziehen,
        name="einladung_zurueckziehen",
    ),
    path("mitglieder/einladungen/<number:pk>/erneut/", mitglieder.erneut_einladen, name="einladung_erneut"),
    path("mitglieder/<number:user_pk>/", mitglieder.rolle, name="mitglied"),
    path("mitglieder/<number:user_pk>/entfernen/", mitglieder.entfernen, name="mitglied_entfernen"),
    path(
        "mitglieder/<number:user_pk>/wieder-aufnehmen/",
        mitglieder.wieder_aufnehmen,
        name="mitglied_wieder_aufnehmen",
    ),
]

KOMMUNE = [
    *MITGLIEDER,
    path("einstellungen/", einstellungen.bearbeiten, name="kommune_einstellungen"),
    path("einstellungen/erste-schritte/weglegen/", einstellungen.schritte_weglegen, name="erste_schritte_weglegen"),
    path("einstellungen/erste-schritte/zeigen/", einstellungen.schritte_zeigen, name="erste_schritte_zeigen"),
    path("impressum/", oeffentlich.impressum, name="impressum"),
    path("datenschutz/", oeffentlich.datenschutz, name="datenschutz"),
    path("farbe.css", oeffentlich.farbe, name="kommune_farbe"),
    path("wappen", oeffentlich.wappen, name="kommune_wappen"),
]

urlpatterns = [
    path("konto/", include("accounts.urls_konto")),
    path("uebersicht/", kommunen.uebersicht, name="uebersicht"),
    path("einladung/<str:token>/", einladungen.einladung, name="einladung"),
    *BETRIEB,
    *POSTAUSGANG,
    path("<slug:kommune_slug>/", include(KOMMUNE)),
]
