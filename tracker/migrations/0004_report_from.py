"""Assignments of 0.1.0 learn from which day their rhythm of reports counts."""

from django.db import migrations

BEGINS = ("charge", "report", "no_change", "return")


def count_from_events(apps, schema_editor):
    Event = apps.get_model("tracker", "Event")
    Assignment = apps.get_model("tracker", "Assignment")
    corrected = set(
        Event.objects.exclude(corrects=None).values_list("corrects_id", flat=True)
    )
    begun = {}
    rows = Event.objects.filter(verb__in=BEGINS).exclude(assignment=None)
    for event in rows.order_by("seq").iterator():
        if event.pk not in corrected:
            begun[event.assignment_id] = event.happened_on
    changed = []
    for row in Assignment.objects.filter(report_from=None).iterator():
        row.report_from = begun.get(row.pk, row.charged_on)
        changed.append(row)
    Assignment.objects.bulk_update(changed, ["report_from"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("tracker", "0003_follow_through")]
    operations = [
        migrations.RunPython(count_from_events, migrations.RunPython.noop),
    ]
