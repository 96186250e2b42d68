"""Standings keep what a board of a past day asks for, and one index that has it all."""

import datetime

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

import tracker.states


def fill(apps, schema_editor):
    standing = apps.get_model("tracker", "Standing")
    part = apps.get_model("tracker", "Assignment").objects.filter(
        pk=OuterRef("assignment")
    )
    standing.objects.update(
        kind=Subquery(part.values("docket__kind")[:1]),
        charged_on=Subquery(part.values("charged_on")[:1]),
    )


class Migration(migrations.Migration):
    dependencies = [("tracker", "0004_report_from")]

    operations = [
        migrations.RemoveIndex(
            model_name="standing", name="tracker_sta_since_c4f364_idx"
        ),
        migrations.RemoveIndex(
            model_name="standing", name="tracker_sta_departm_e2d34f_idx"
        ),
        migrations.AddField(
            model_name="standing",
            name="charged_on",
            field=models.DateField(
                default=datetime.date(1970, 1, 1), verbose_name="交办日期"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="standing",
            name="kind",
            field=models.CharField(
                choices=tracker.states.KIND_CHOICES,
                default="action",
                max_length=12,
                verbose_name="性质",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                fields=[
                    "role",
                    "until",
                    "since",
                    "department",
                    "state",
                    "due_on",
                    "kind",
                    "last_progress_on",
                    "charged_on",
                ],
                name="standing_of_a_day",
            ),
        ),
    ]
