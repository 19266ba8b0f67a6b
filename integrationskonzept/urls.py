from django.urls import include, path

from integrationskonzept import fehlerseiten, views

handler400 = fehlerseiten.ungueltig
handler403 = fehlerseiten.verboten
handler404 = fehlerseiten.nicht_gefunden
handler500 = fehlerseiten.serverfehler

urlpatterns = [
    path("", views.start, name="start"),
    path("eingaben/verwerfen/", views.eingaben_verwerfen, name="eingaben_verwerfen"),
    path("eingaben/zurueckholen/", views.eingaben_zurueckholen, name="eingaben_zurueckholen"),
    path("", include("accounts.urls")),
    path("", include("publications.urls")),
    path("", include("concepts.urls")),
]
