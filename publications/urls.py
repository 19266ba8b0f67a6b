from django.urls import path

from publications.views import broschueren, vorschau

KONZEPT = "<slug:kommune_slug>/<slug:konzept_slug>/broschuere/"

urlpatterns = [
    path(KONZEPT, broschueren.broschueren, name="broschuere"),
    path(f"{KONZEPT}anfordern/", broschueren.broschuere_anfordern, name="broschuere_anfordern"),
    path(f"{KONZEPT}vorschau/<slug:kennung>/", vorschau.vorschau, name="broschuere_vorschau"),
    path(
        f"{KONZEPT}vorschau/<slug:kennung>/erneuern/", vorschau.vorschau_erneuern, name="broschuere_vorschau_erneuern"
    ),
    path(f"{KONZEPT}<number:pk>/", broschueren.broschuere_stand, name="broschuere_stand"),
    path(f"{KONZEPT}<number:pk>/pdf/", broschueren.broschuere_pdf, name="broschuere_pdf"),
    path(f"{KONZEPT}<number:pk>/seiten/<int:seite>/", vorschau.broschuere_seite, name="broschuere_seite"),
]
