"""Each file becomes a row of its own, once; a reading knows its number of doubts, and
a source which reading its proposals follow: so far the first."""

from django.db import migrations


def move(apps, schema_editor):
    Source = apps.get_model("meetings", "Source")
    Original = apps.get_model("meetings", "Original")
    Reading = apps.get_model("meetings", "Reading")
    for pk, digest in list(Source.objects.values_list("pk", "sha256")):
        original = Original.objects.filter(sha256=digest).only("pk").first()
        if original is None:
            data = Source.objects.values_list("bytes", flat=True).get(pk=pk)
            original = Original.objects.create(sha256=digest, data=data)
        Source.objects.filter(pk=pk).update(original=original)
    for pk in list(Reading.objects.values_list("pk", flat=True)):
        result = Reading.objects.values_list("result", flat=True).get(pk=pk)
        doubts = len(result.get("doubts", ()))
        Reading.objects.filter(pk=pk).update(doubts=doubts)
    for pk, source in Reading.objects.order_by("-pk").values_list("pk", "source"):
        Source.objects.filter(pk=source).update(reading=pk)


def move_back(apps, schema_editor):
    Source = apps.get_model("meetings", "Source")
    for source in Source.objects.select_related("original").only("original"):
        Source.objects.filter(pk=source.pk).update(
            bytes=source.original.data, sha256=source.original.sha256
        )


class Migration(migrations.Migration):

    dependencies = [("meetings", "0003_queue_and_originals")]

    operations = [migrations.RunPython(move, move_back)]
