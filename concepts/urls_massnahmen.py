"""The table of Maßnahmen; addresses beginning with an underscore can never be those of a Maßnahme."""

from django.urls import path

from concepts.views import massnahmen

urlpatterns = [
    path("massnahmen/", massnahmen.liste, name="massnahmen"),
    path("massnahmen/_gemeinsam/", massnahmen.aendere, name="massnahmen_aendern"),
    path("massnahmen/_gemeinsam/<uuid:sammlung>/", massnahmen.nimm_zurueck, name="massnahmen_zuruecknehmen"),
    path("massnahmen/_nummern/", massnahmen.nummeriere, name="massnahmen_nummerieren"),
]
