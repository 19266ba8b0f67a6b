from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT = timedelta(days=2)


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """What is asked of forms that were sent before."""

    def outdated(self) -> "SubmissionQuerySet":
        """Older than anybody keeps a form open."""
        return self.filter(created_at__lt=timezone.now() - KEPT)


class Submission(models.Model):
    """What came of a form that was sent; sent again, it is answered the same and nothing is made twice.

    `key` is the digest of the opened form with what was typed into it, `form` of the opened form alone,
    `content` of what was typed alone. `location` is empty only inside the transaction that writes the row;
    `committed` says of this object, not of the row, that its transaction is over.
    """

    key = models.CharField(max_length=64, unique=True)
    form = models.CharField(max_length=64, db_index=True)
    content = models.CharField(max_length=64, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=500)
    location = models.TextField(blank=True)
    messages = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    committed = False

    objects = SubmissionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.path} → {self.location}"
