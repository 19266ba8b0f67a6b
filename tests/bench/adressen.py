"""The house with one more address: an empty view behind the same middleware, to compare with."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def leer(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path("bench-leer/", leer), path("", include("integrationskonzept.urls"))]
