"""Dockets keep what follows from their parts; those at hand are filled in."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from tracker.wholes import whole


CHUNK = 500
NAMES = [
    "phase",
    "lead_department",
    "soonest_due",
    "moved_on",
    "waiting_since",
    "on_time",
]


def fill(apps: Any, schema_editor: Any) -> None:
    """What each docket would have kept, from its parts as they stand."""
    Docket = apps.get_model("tracker", "Docket")
    rows = Docket.objects.prefetch_related("assignments", "directives")
    batch = []
    for docket in rows.iterator(chunk_size=CHUNK):
        place(docket)
        batch.append(docket)
        if len(batch) == CHUNK:
            Docket.objects.bulk_update(batch, NAMES)
            batch = []
    Docket.objects.bulk_update(batch, NAMES)


def place(docket: Any) -> None:
    found = whole(docket.assignments.all(), docket.due_on).as_fields()
    for name, value in found.items():
        setattr(docket, name, value)
    if not any(link.relation == "origin" for link in docket.directives.all()):
        docket.phase = "void"


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0007_people_not_in_the_register'),
        ('tracker', '0007_log_in_order'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='docket',
            name='lead_department',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.department', verbose_name='牵头单位'),
        ),
        migrations.AddField(
            model_name='docket',
            name='moved_on',
            field=models.DateField(editable=False, null=True, verbose_name='最久未动'),
        ),
        migrations.AddField(
            model_name='docket',
            name='on_time',
            field=models.BooleanField(default=False, editable=False, verbose_name='按期办结'),
        ),
        migrations.AddField(
            model_name='docket',
            name='phase',
            field=models.CharField(default='running', editable=False, max_length=8, verbose_name='阶段'),
        ),
        migrations.AddField(
            model_name='docket',
            name='soonest_due',
            field=models.DateField(editable=False, null=True, verbose_name='最早时限'),
        ),
        migrations.AddField(
            model_name='docket',
            name='waiting_since',
            field=models.DateField(editable=False, null=True, verbose_name='最早申请办结'),
        ),
        migrations.AddIndex(
            model_name='docket',
            index=models.Index(fields=['lead_department', 'year', 'phase', 'kind', 'soonest_due', 'moved_on', 'due_on', 'on_time'], name='docket_of_a_board'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
