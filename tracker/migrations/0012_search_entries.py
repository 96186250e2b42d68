"""Search: an entry for every row that can be found, and the pairs of its letters.

The statements are said here once more, so that a later version of tracker/search can
keep pairs in another way. The entries are written after the migrations.
"""

from django.db import migrations, models

CREATE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE tracker_searchpairs USING fts5("
        "pairs, content='', detail=none, prefix='1', tokenize='ascii')",
    ),
    "postgresql": (
        "ALTER TABLE tracker_searchentry"
        " ADD COLUMN pairs tsvector NOT NULL DEFAULT ''",
        "CREATE INDEX search_entry_pairs ON tracker_searchentry USING gin (pairs)",
    ),
}
DROP = {"sqlite": ("DROP TABLE tracker_searchpairs",)}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("tracker", "0011_instructions_inspections_months")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "督办件"),
                            (2, "要求"),
                            (3, "反馈"),
                            (4, "会议"),
                            (5, "人员"),
                            (6, "待校核要求"),
                            (7, "待校核会议"),
                        ],
                        verbose_name="种类",
                    ),
                ),
                ("object", models.BigIntegerField(verbose_name="对象")),
                ("text", models.TextField(verbose_name="文本")),
            ],
            options={
                "verbose_name": "查找索引",
                "verbose_name_plural": "查找索引",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "object"),
                        name="search_entry_once",
                        violation_error_message="这一条已在查找索引中。",
                    )
                ],
            },
        ),
        migrations.RunPython(create, drop),
    ]
