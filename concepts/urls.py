"""The pages of a concept. Beside those of elements stand ours with an underscore, which no element's id begins with."""

from django.urls import URLPattern, URLResolver, include, path

from concepts.views import bilder, einfrieren, elemente, fassungen, lesen, listen, massnahme, verlauf, zusammenfuehren

KONZEPT = "<slug:kommune_slug>/<slug:konzept_slug>/"
ENTSTEHT = "fassungen/entsteht/<int:pk>/"

teile = [
    path("kapitel/", listen.kapitel, name="kapitel"),
    path("leitbild/", listen.leitbild, name="leitbild"),
    path("handlungsfelder/", listen.handlungsfelder, name="handlungsfelder"),
    path("handlungsfelder/<slug:kennung>/", listen.handlungsfeld, name="handlungsfeld"),
    path("querschnittsthemen/", listen.querschnittsthemen, name="querschnittsthemen"),
    path("akteure/", listen.akteure, name="akteure"),
    path("gremien/", listen.gremien, name="gremien"),
    path("indikatoren/", listen.indikatoren, name="indikatoren"),
    path("massnahmen/<slug:kennung>/", massnahme.massnahme, name="massnahme"),
    path("massnahmen/<slug:kennung>/kopieren/", massnahme.massnahme_kopieren, name="massnahme_kopieren"),
]
bildseiten = [
    path("bilder/", bilder.bilder, name="bilder"),
    path("bilder/_neu/", bilder.bild_neu, name="bild_neu"),
    path("bilder/_neu/beschreiben/", bilder.bilder_beschreiben, name="bilder_beschreiben"),
    path("bilder/_neu/hochladen/", bilder.bild_hochladen, name="bild_hochladen"),
    path("bilder/<slug:kennung>/", bilder.bild, name="bild"),
    path("bilder/<slug:kennung>/bearbeiten/", bilder.bild_bearbeiten, name="bild_bearbeiten"),
    path("bilder/<slug:kennung>/nachweis/", bilder.bild_nachweis, name="bild_nachweis"),
    path("bilder/<slug:kennung>/loeschen/", bilder.bild_loeschen, name="bild_loeschen"),
]
akte = [
    path("verlauf/", verlauf.verlauf, name="verlauf"),
    path("papierkorb/", verlauf.papierkorb, name="papierkorb"),
    path("papierkorb/<slug:pfad>/<slug:kennung>/", verlauf.element_zurueckholen, name="element_zurueckholen"),
]
fassungsseiten = [
    path("lesen/", lesen.konzept_lesen, name="konzept_lesen"),
    path("lesen/<slug:kapitel>/", lesen.konzept_lesen, name="konzept_lesen_kapitel"),
    path("fassungen/", fassungen.fassungen, name="fassungen"),
    path("fassungen/neu/", fassungen.fassung_neu, name="fassung_neu"),
    path(ENTSTEHT, einfrieren.fassung_entsteht, name="fassung_entsteht"),
    path(f"{ENTSTEHT}zurueckziehen/", einfrieren.einfrieren_zurueckziehen, name="einfrieren_zurueckziehen"),
    path(f"{ENTSTEHT}wiederholen/", einfrieren.einfrieren_wiederholen, name="einfrieren_wiederholen"),
    path("fassungen/<number:nummer>/zuruecknehmen/", fassungen.fassung_zuruecknehmen, name="fassung_zuruecknehmen"),
    path("fassungen/<number:nummer>/", lesen.fassung, name="fassung"),
    path("fassungen/<number:nummer>/konzeptdokument.json", lesen.fassung_dokument, name="fassung_dokument"),
    path("fassungen/<number:nummer>/bilder/<slug:kennung>/", lesen.fassung_bild, name="fassung_bild"),
    path("fassungen/<number:nummer>/<slug:kapitel>/", lesen.fassung, name="fassung_kapitel"),
]
elementseiten = [
    path("_neu/", elemente.element_neu, name="element_neu"),
    path("_zusammenfuehren/", zusammenfuehren.zusammenfuehren, name="zusammenfuehren"),
    path("_zusammenfuehren/<uuid:sammlung>/", zusammenfuehren.trennen, name="trennen"),
    path("_ordnen/", listen.ordnen, name="element_ordnen"),
    path("<slug:kennung>/bearbeiten/", elemente.element_bearbeiten, name="element_bearbeiten"),
    path("<slug:kennung>/bearbeiten/<slug:teil>/", elemente.element_bearbeiten, name="element_teil_bearbeiten"),
    path("<slug:kennung>/loeschen/", elemente.element_loeschen, name="element_loeschen"),
    path("<slug:kennung>/verschieben/", listen.verschieben, name="element_verschieben"),
    path("<slug:kennung>/verlauf/", verlauf.element_verlauf, name="element_verlauf"),
    path(
        "<slug:kennung>/verlauf/<number:ereignis>/", verlauf.element_wiederherstellen, name="element_wiederherstellen"
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("concepts.urls_konzept")),
    path(KONZEPT, include("concepts.urls_massnahmen")),
    path(KONZEPT, include([*bildseiten, *akte, *fassungsseiten])),
    path(f"{KONZEPT}<slug:pfad>/", include(elementseiten)),
    path(KONZEPT, include(teile)),
]
