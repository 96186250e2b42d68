"""Until which month a part was in hand, and the index that reads it."""

from itertools import islice

from django.db import migrations, models

from tracker.monthly.texts import until

CHUNK = 5000  # parts that are held at once


def fill(apps, schema_editor):
    """From what each part keeps; a second time changes nothing."""
    Part = apps.get_model("tracker", "Assignment")
    table = schema_editor.quote_name(Part._meta.db_table)
    update = f"UPDATE {table} SET in_hand_until = %s WHERE id = %s"
    rows = Part.objects.filter(months__contains="alive/").order_by("pk")
    waiting = rows.values_list("months", "pk").iterator(CHUNK)
    while some := list(islice(waiting, CHUNK)):
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(update, [(until(text), pk) for text, pk in some])


class Migration(migrations.Migration):
    dependencies = [("tracker", "0032_forms_and_lists")]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="in_hand_until",
            field=models.PositiveIntegerField(
                default=0, editable=False, verbose_name="在办至"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("in_hand_until__gt", 0)),
                fields=["department", "in_hand_until", "charged_on"],
                name="part_of_a_month",
            ),
        ),
    ]
