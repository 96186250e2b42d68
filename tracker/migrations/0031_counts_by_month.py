"""Counts by month that every act keeps, and the matrix of past days."""

from collections import Counter
from itertools import islice

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from tracker.monthly.part import load
from tracker.monthly.rows import DOCKET, PART, texts

CHUNK = 2000  # parts that are held at once


def count(apps, schema_editor):
    """As `tallying` keeps them; a second time finds nothing to do. What a later version
    counts otherwise is found by `manage.py check_figures --mend`."""
    Part, Standing, Event, MonthCount = (
        apps.get_model("tracker", name)
        for name in ("Assignment", "Standing", "Event", "MonthCount")
    )
    table = schema_editor.quote_name(Part._meta.db_table)
    update = f"UPDATE {table} SET months = %s WHERE id = %s"
    alike = Counter()
    fields = ("department_id", *PART, *(f"docket__{name}" for name in DOCKET))
    rows = Part.objects.filter(months="").select_related("docket").only(*fields)
    waiting = rows.order_by("pk").iterator(CHUNK)
    while some := list(islice(waiting, CHUNK)):
        found = texts(some, Standing, Event)
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(update, [(text, pk) for pk, text in found.items()])
        alike.update((part.department_id, found[part.pk]) for part in some)
    sums = Counter()
    for (body, text), times in alike.items():
        for key, n in load(text).items():
            sums[body, *key] += n * times
    MonthCount.objects.bulk_create(
        (
            MonthCount(department_id=body, what=what, duty=duty, month=month, count=n)
            for (body, what, duty, month), n in sums.items()
            if n
        ),
        CHUNK,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0011_why_a_reading_failed"),
        ("tracker", "0030_why_an_export_failed"),
    ]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="months",
            field=models.TextField(blank=True, editable=False, verbose_name="逐月计入"),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("stage__gt", "")),
                fields=[
                    "department",
                    "stage",
                    "goes_due",
                    "role",
                    "id",
                    "last_progress_on",
                    "charged_on",
                ],
                name="part_of_a_body",
            ),
        ),
        migrations.CreateModel(
            name="PastMatrix",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("counts", models.JSONField(null=True, verbose_name="计数")),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="申请时间"
                    ),
                ),
            ],
            options={
                "verbose_name": "往日逐月反馈",
                "verbose_name_plural": "往日逐月反馈",
                "ordering": ("day", "year"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "year"), name="past_matrix_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MonthCount",
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
                ("what", models.CharField(max_length=16, verbose_name="计数项")),
                (
                    "duty",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lead", "牵头"),
                            ("responsible", "责任"),
                            ("support", "配合"),
                        ],
                        max_length=12,
                        verbose_name="分工",
                    ),
                ),
                ("month", models.PositiveIntegerField(verbose_name="月份")),
                ("count", models.IntegerField(verbose_name="增减")),
                (
                    "department",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.department",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "逐月计数",
                "verbose_name_plural": "逐月计数",
                "ordering": ("id",),
                "indexes": [
                    models.Index(
                        fields=["what", "month", "department", "duty", "count"],
                        name="month_count_of_all",
                    ),
                    models.Index(
                        fields=["department", "what", "month", "duty", "count"],
                        name="month_count_of_one",
                    ),
                ],
            },
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
