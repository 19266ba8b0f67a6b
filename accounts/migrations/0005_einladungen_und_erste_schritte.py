from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_submission"),
    ]

    operations = [
        migrations.AddField(
            model_name="einladung",
            name="mail_gescheitert",
            field=models.BooleanField(default=False, editable=False, verbose_name="E-Mail ging nicht hinaus"),
        ),
        migrations.AddField(
            model_name="einladung",
            name="nachricht",
            field=models.TextField(blank=True, max_length=500, verbose_name="Persönliche Zeile"),
        ),
        migrations.AddField(
            model_name="kommune",
            name="erste_schritte_weg",
            field=models.BooleanField(default=False, editable=False, verbose_name="erste Schritte weggelegt"),
        ),
    ]
