"""What a part goes on as and by when, kept on the part, and the indexes that read it;
what was counted of past days."""

from django.db import migrations, models
from django.db.models import F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

STAGES = {
    "running": ("unsigned", "in_hand", "refused"),
    "waiting": ("claimed",),
    "hold": ("on_hold",),
}


def keep(apps, schema_editor):
    """By the database, a stage at a time: nothing is read row by row."""
    docket = apps.get_model("tracker", "Docket").objects.filter(pk=OuterRef("docket"))
    due = Coalesce(F("due_on"), Subquery(docket.values("due_on")[:1]))
    counted = apps.get_model("tracker", "Docket").objects.exclude(
        Q(phase="void") | Q(kind="information")
    )
    parts = apps.get_model("tracker", "Assignment").objects
    for stage, states in STAGES.items():
        rows = parts.filter(state__in=states, docket__in=counted.values("pk"))
        rows.update(stage=stage, goes_due=due)
    own = parts.filter(docket=OuterRef("pk")).exclude(role="support").order_by()
    lead = own.filter(role="lead").exclude(state="passed_on")
    last = own.values("docket").annotate(last=Max("closed_on")).values("last")
    apps.get_model("tracker", "Docket").objects.update(
        progress_on=Subquery(lead.values("last_progress_on")[:1]),
        closed_on=Subquery(last),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0010_task_force_members"),
        ("tracker", "0025_ledger_imports"),
    ]

    operations = [
        migrations.CreateModel(
            name="PastCounts",
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
                ("day", models.DateField(verbose_name="日期")),
                ("soon_days", models.PositiveSmallIntegerField(verbose_name="临期天数")),
                (
                    "still_days",
                    models.PositiveSmallIntegerField(verbose_name="久无进展天数"),
                ),
                ("counts", models.JSONField(verbose_name="计数")),
            ],
            options={
                "verbose_name": "往日计数",
                "verbose_name_plural": "往日计数",
                "ordering": ("day",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "soon_days", "still_days"),
                        name="past_counts_once",
                    )
                ],
            },
        ),
        migrations.RemoveIndex(model_name="assignment", name="part_claimed"),
        migrations.RemoveIndex(model_name="docket", name="docket_open"),
        migrations.AddField(
            model_name="assignment",
            name="goes_due",
            field=models.DateField(editable=False, null=True, verbose_name="所按时限"),
        ),
        migrations.AddField(
            model_name="assignment",
            name="stage",
            field=models.CharField(
                blank=True,
                choices=[("running", "在办"), ("waiting", "待核查"), ("hold", "缓办")],
                editable=False,
                max_length=8,
                verbose_name="阶段",
            ),
        ),
        migrations.AddField(
            model_name="docket",
            name="progress_on",
            field=models.DateField(
                editable=False, null=True, verbose_name="牵头最近进展"
            ),
        ),
        migrations.AddField(
            model_name="docket",
            name="closed_on",
            field=models.DateField(editable=False, null=True, verbose_name="最后销号"),
        ),
        migrations.RunPython(keep, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="docket",
            index=models.Index(
                condition=Q(outcome=""),
                fields=[
                    "year",
                    "lead_department",
                    "meeting_kind",
                    "kind",
                    "phase",
                    "soonest_due",
                    "moved_on",
                    "due_on",
                    "on_time",
                    "outcome",
                    "charged_on",
                    "progress_on",
                ],
                name="docket_open",
            ),
        ),
        migrations.AddIndex(
            model_name="docket",
            index=models.Index(
                fields=["year", "kind", "phase", "charged_on", "closed_on"],
                name="docket_days_of_a_year",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=Q(stage="running"),
                fields=[
                    "goes_due",
                    "id",
                    "last_progress_on",
                    "charged_on",
                    "role",
                    "step",
                    "last_urged_on",
                    "asked_until",
                    "state",
                    "stage",
                    "department",
                    "docket",
                ],
                name="part_due_first",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=Q(state="claimed"),
                fields=["state", "verified_on"],
                name="part_claimed",
            ),
        ),
        migrations.AddIndex(
            model_name="docket",
            index=models.Index(
                condition=Q(phase="running"),
                fields=[
                    "meeting",
                    "soonest_due",
                    "moved_on",
                    "kind",
                    "year",
                    "lead_department",
                    "phase",
                ],
                name="docket_meeting_stuck",
            ),
        ),
    ]
