from django.urls import path

from publications import views

KONZEPT = "<slug:kommune_slug>/<slug:konzept_slug>/"

urlpatterns = [
    path(f"{KONZEPT}broschuere/", views.broschueren, name="broschuere"),
    path(f"{KONZEPT}broschuere/anfordern/", views.broschuere_anfordern, name="broschuere_anfordern"),
    path(f"{KONZEPT}broschuere/<int:pk>/", views.broschuere_stand, name="broschuere_stand"),
    path(f"{KONZEPT}broschuere/<int:pk>/pdf/", views.broschuere_pdf, name="broschuere_pdf"),
]
