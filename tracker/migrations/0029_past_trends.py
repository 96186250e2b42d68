from django.db import migrations, models


def count_anew(apps, schema_editor):
    """What was kept of past days said nothing of 按期率."""
    apps.get_model("tracker", "PastCounts").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = (("tracker", "0028_past_figures"),)

    operations = (
        migrations.RunPython(count_anew, count_anew),
        migrations.CreateModel(
            name="PastTrends",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("day", models.DateField(unique=True, verbose_name="日期")),
                ("open", models.JSONField(verbose_name="在办时长")),
                ("course", models.JSONField(verbose_name="立项与办结")),
            ],
            options={
                "verbose_name": "往日走势",
                "verbose_name_plural": "往日走势",
                "ordering": ("day",),
            },
        ),
    )
