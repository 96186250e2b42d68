"""The bytes stand in their own table alone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("meetings", "0004_move_originals")]

    operations = [
        migrations.AlterField(
            model_name="source",
            name="original",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sources",
                to="meetings.original",
                verbose_name="原件",
            ),
        ),
        migrations.RemoveField(model_name="source", name="bytes"),
        migrations.RemoveField(model_name="source", name="sha256"),
    ]
