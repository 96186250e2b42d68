"""Forms made by the worker and what was read of forms; what lists are read by."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0011_why_a_reading_failed"),
        ("tracker", "0031_counts_by_month"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="return",
            name="book",
            field=models.JSONField(
                editable=False, null=True, verbose_name="读出的内容"
            ),
        ),
        migrations.CreateModel(
            name="FormExport",
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
                (
                    "percent",
                    models.PositiveSmallIntegerField(default=0, verbose_name="进度"),
                ),
                ("why", models.TextField(blank=True, verbose_name="没有办成的原因")),
                (
                    "beat_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="最近动静"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "等待生成"),
                            ("running", "正在生成"),
                            ("failed", "没有生成"),
                            ("done", "已生成"),
                        ],
                        default="queued",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="申请时间"
                    ),
                ),
                ("data", models.BinaryField(default=bytes, verbose_name="文件")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="导出人",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="meetings.department",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "后台回填表",
                "verbose_name_plural": "后台回填表",
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("by", "department"), name="form_export_once"
                    )
                ],
            },
        ),
    ]
