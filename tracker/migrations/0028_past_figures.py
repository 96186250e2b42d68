"""What is kept of a past day is all that its boards show; what was kept is counted
anew."""

import django.utils.timezone
from django.db import migrations, models


def forget(apps, schema_editor):
    apps.get_model("tracker", "PastCounts").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("tracker", "0026_part_stages")]

    operations = [
        migrations.RunPython(forget, forget),
        migrations.RemoveField(model_name="pastcounts", name="counts"),
        migrations.AddField(
            model_name="pastcounts",
            name="figures",
            field=models.JSONField(null=True, verbose_name="计数"),
        ),
        migrations.AddField(
            model_name="pastcounts",
            name="stuck",
            field=models.JSONField(null=True, verbose_name="各会议迟滞"),
        ),
        migrations.AddField(
            model_name="pastcounts",
            name="asked_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, verbose_name="申请时间"
            ),
        ),
    ]
