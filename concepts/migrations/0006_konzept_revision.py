"""A number that the database draws anew whenever anything in the concept is written; see `concepts/revision.py`."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("concepts", "0005_konzept_im_papierkorb")]

    operations = [
        migrations.AddField("konzept", "revision", models.UUIDField(default=uuid.uuid4, editable=False)),
    ]
