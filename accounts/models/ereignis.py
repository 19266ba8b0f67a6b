from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class Ereignis(models.Model):
    """Who did what to which object: a code and JSON, never a finished sentence.

    `akte` is the file under which it is kept, such as `konzept-12`; a concept's trail is what its Akte holds.
    `daten["inhalt"]` of an element's Ereignis is the element as a part of the Konzeptdokument after the
    change, so that the trail is also every element's history.
    """

    kommune = models.ForeignKey("accounts.Kommune", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    code = models.CharField(max_length=60)
    akte = models.CharField(max_length=60, blank=True)
    content_type = models.ForeignKey(ContentType, null=True, on_delete=models.PROTECT, related_name="+")
    object_id = models.BigIntegerField(null=True)
    gegenstand = GenericForeignKey()
    bezeichnung = models.CharField(max_length=500, blank=True)
    daten = models.JSONField(default=dict)
    am = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-am", "-id"]
        indexes = [
            models.Index(fields=["akte", "-am"], name="ereignis_akte"),
            models.Index(fields=["content_type", "object_id", "-am"], name="ereignis_gegenstand"),
        ]
        verbose_name = "Ereignis"
        verbose_name_plural = "Ereignisse"

    def __str__(self) -> str:
        return f"{self.code}: {self.bezeichnung}"
