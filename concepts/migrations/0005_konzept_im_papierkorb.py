"""A whole concept can lie in the Papierkorb; meanwhile another may have its address."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("concepts", "0004_fassungsbild")]

    operations = [
        migrations.RemoveConstraint(model_name="konzept", name="konzept_adresse_einmal"),
        migrations.AddField(
            model_name="konzept", name="geloescht_am", field=models.DateTimeField(editable=False, null=True)
        ),
        migrations.AddConstraint(
            model_name="konzept",
            constraint=models.UniqueConstraint(
                condition=models.Q(("geloescht_am", None)),
                fields=("kommune", "slug"),
                name="konzept_adresse_einmal",
                violation_error_message="Unter dieser Adresse gibt es schon ein Konzept.",
            ),
        ),
    ]
