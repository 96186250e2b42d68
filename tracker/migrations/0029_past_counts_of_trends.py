from django.db import migrations, models


def count_anew(apps, schema_editor):
    """What was kept said nothing of 按期率; who asks first has it counted again."""
    apps.get_model("tracker", "PastCounts").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = (("tracker", "0026_part_stages"),)

    operations = (
        migrations.RunPython(count_anew, count_anew),
        migrations.RemoveConstraint(model_name="pastcounts", name="past_counts_once"),
        migrations.AddField(
            model_name="pastcounts",
            name="what",
            field=models.CharField(
                choices=[
                    ("lights", "亮灯"),
                    ("open", "在办时长"),
                    ("course", "立项与办结"),
                ],
                default="lights",
                max_length=8,
                verbose_name="内容",
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="pastcounts",
            constraint=models.UniqueConstraint(
                fields=("day", "what", "soon_days", "still_days"),
                name="past_counts_once",
            ),
        ),
    )
