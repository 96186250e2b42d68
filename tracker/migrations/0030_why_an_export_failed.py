"""One name for the reason why background work failed; no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tracker", "0029_past_trends")]

    operations = [
        migrations.AlterField(
            model_name="export",
            name="why",
            field=models.TextField(blank=True, verbose_name="没有办成的原因"),
        ),
    ]
