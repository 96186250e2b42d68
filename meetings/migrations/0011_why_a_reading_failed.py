"""A reading says why it failed, as other work of the worker does."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0010_task_force_members")]

    operations = [
        migrations.AddField(
            model_name="readingjob",
            name="why",
            # Of those that failed before, this is all that is known.
            field=models.TextField(
                blank=True, default="后台读取出了错。", verbose_name="没有办成的原因"
            ),
            preserve_default=False,
        ),
    ]
