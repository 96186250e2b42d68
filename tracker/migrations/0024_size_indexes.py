import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0010_task_force_members"),
        ("tracker", "0023_returns"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="assignment",
            name="tracker_ass_departm_022684_idx",
        ),
        migrations.RemoveIndex(
            model_name="assignment",
            name="assignment_of_a_list",
        ),
        migrations.RemoveIndex(
            model_name="standing",
            name="standing_of_a_day",
        ),
        migrations.AlterField(
            model_name="standing",
            name="department",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="meetings.department",
                verbose_name="单位",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                fields=["department", "state", "role", "docket", "charged_on"],
                name="assignment_of_a_body",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                fields=[
                    "state",
                    "docket",
                    "due_on",
                    "last_progress_on",
                    "charged_on",
                    "role",
                    "department",
                    "next_report_due",
                ],
                name="assignment_of_a_list",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                fields=["docket", "role", "state", "closed_on", "last_progress_on"],
                name="assignment_of_a_docket",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["verb", "happened_on", "assignment", "on_behalf_of"],
                name="event_of_a_verb",
            ),
        ),
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
                    "assignment",
                ],
                name="standing_of_a_day",
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                fields=[
                    "department",
                    "state",
                    "due_on",
                    "until",
                    "since",
                    "role",
                    "kind",
                    "assignment",
                ],
                name="standing_of_a_body",
            ),
        ),
    ]
