"""Counts that every act keeps; what has ended until now is counted once."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When

TAKING_PART = ("responsible", "support")


def count(apps: Any, schema_editor: Any) -> None:
    """As `tracker.tallying` places dockets and parts, and `figure_proof` adds up."""
    _dockets(apps)
    _parts(apps)
    _undecided(apps)
    KeptCount = apps.get_model("tracker", "KeptCount")
    rows = apps.get_model("tracker", "Docket").objects.exclude(outcome="").order_by()
    names = ("year", "lead_department", "meeting_kind", "kind", "outcome")
    KeptCount.objects.bulk_create(
        KeptCount(
            year=year,
            department_id=body,
            meeting_kind_id=kind_of_meeting,
            kind=kind,
            what=what,
            count=n,
        )
        for year, body, kind_of_meeting, kind, what, n in rows.values_list(
            *names
        ).annotate(n=Count("pk"))
    )
    rows = apps.get_model("tracker", "Assignment").objects.exclude(counts_as="")
    names = ("docket__year", "department", "docket__kind", "counts_as")
    KeptCount.objects.bulk_create(
        KeptCount(year=year, department_id=body, kind=kind, what=what, count=n)
        for year, body, kind, what, n in rows.order_by()
        .values_list(*names)
        .annotate(n=Count("pk"))
    )


def _dockets(apps: Any) -> None:
    Docket = apps.get_model("tracker", "Docket")
    Link = apps.get_model("tracker", "DocketDirective")
    origin = Link.objects.filter(docket=OuterRef("pk"), relation="origin")
    Docket.objects.update(
        meeting=Subquery(origin.values("directive__meeting")[:1]),
        meeting_kind=Subquery(origin.values("directive__meeting__kind")[:1]),
    )
    undated = Q(due_on=None) | ~Q(kind="action")
    outcome = Case(
        When(phase="ended", then=Value("ended")),
        When(undated, then=Value("undated")),
        When(on_time=True, then=Value("on_time")),
        default=Value("late"),
    )
    ended = Docket.objects.filter(phase__in=("done", "ended"))
    ended.exclude(kind="information").update(outcome=outcome)


def _parts(apps: Any) -> None:
    parts = apps.get_model("tracker", "Assignment").objects
    counted = apps.get_model("tracker", "Docket").objects.exclude(phase="void")
    counted = counted.exclude(kind="information").values("pk")
    rows = parts.filter(role__in=TAKING_PART, docket__in=counted)
    rows.update(counts_as=F("role"))
    Transfer = apps.get_model("tracker", "Transfer")
    for row in Transfer.objects.select_related("parted__docket").order_by("-pk"):
        if row.parted.docket.kind == "information":
            continue
        if row.on.year <= row.parted.docket.year:
            parts.filter(pk=row.parted_id).update(counts_as="")
        else:
            before = row.duty_before if row.duty_before in TAKING_PART else ""
            parts.filter(pk=row.taken_id).update(counts_as=before)


def _undecided(apps: Any) -> None:
    """As `tracker.charging.waiting.by_rule`."""
    Directive = apps.get_model("meetings", "Directive")
    Link = apps.get_model("tracker", "DocketDirective")
    dropped = apps.get_model("tracker", "Dismissal").objects.filter(revoked_at=None)
    own = OuterRef("pk")
    decided = Q(Exists(Link.objects.filter(directive=own)))
    decided |= Q(Exists(dropped.filter(directive=own)))
    family = Directive.objects.filter(decided)
    by_demands = Exists(family.filter(parent=own))
    sibling = Exists(family.filter(parent=OuterRef("parent_id")))
    mother = Exists(family.filter(pk=OuterRef("parent_id")))
    alone = Q(sibling) | ~Q(parent__state="confirmed")
    rows = Directive.objects.filter(state="confirmed", meeting__state="confirmed")
    rows = rows.exclude(decided).filter(
        Q(parent=None) & ~Q(by_demands) | Q(parent__isnull=False) & alone & ~Q(mother)
    )
    Undecided = apps.get_model("tracker", "Undecided")
    Undecided.objects.bulk_create(
        [Undecided(directive_id=pk) for pk in rows.values_list("pk", flat=True)],
        batch_size=10_000,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0010_task_force_members'),
        ('tracker', '0015_saved_views'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('kind', models.CharField(choices=[('action', '督办'), ('standing', '长期'), ('information', '阅知')], max_length=12, verbose_name='性质')),
                ('what', models.CharField(choices=[('on_time', '按期办结'), ('late', '超期办结'), ('undated', '办结(无时限)'), ('ended', '已终止'), ('responsible', '责任'), ('support', '配合')], max_length=12, verbose_name='计数项')),
                ('count', models.IntegerField(verbose_name='增减')),
            ],
            options={
                'verbose_name': '计数',
                'verbose_name_plural': '计数',
                'ordering': ('id',),
            },
        ),
        migrations.AddField(
            model_name='assignment',
            name='counts_as',
            field=models.CharField(blank=True, choices=[('lead', '牵头'), ('responsible', '责任'), ('support', '配合')], editable=False, max_length=12, verbose_name='计为'),
        ),
        migrations.AddField(
            model_name='docket',
            name='meeting',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting', verbose_name='会议'),
        ),
        migrations.AddField(
            model_name='docket',
            name='meeting_kind',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meetingkind', verbose_name='会议类型'),
        ),
        migrations.AddField(
            model_name='docket',
            name='outcome',
            field=models.CharField(blank=True, choices=[('on_time', '按期办结'), ('late', '超期办结'), ('undated', '办结(无时限)'), ('ended', '已终止')], editable=False, max_length=8, verbose_name='结果'),
        ),
        migrations.AddIndex(
            model_name='docket',
            index=models.Index(condition=models.Q(('outcome', '')), fields=['year', 'lead_department', 'meeting_kind', 'kind', 'phase', 'soonest_due', 'moved_on', 'due_on', 'on_time', 'outcome'], name='docket_open'),
        ),
        migrations.AddIndex(
            model_name='docket',
            index=models.Index(condition=models.Q(('phase', 'running')), fields=['soonest_due', 'moved_on', 'kind', 'year', 'lead_department', 'phase'], name='docket_due_first'),
        ),
        migrations.AddIndex(
            model_name='docket',
            index=models.Index(condition=models.Q(('phase', 'running')), fields=['moved_on', 'soonest_due', 'kind', 'year', 'lead_department', 'phase'], name='docket_still_first'),
        ),
        migrations.AddIndex(
            model_name='docket',
            index=models.Index(condition=models.Q(('phase', 'waiting')), fields=['waiting_since', 'kind', 'year', 'lead_department', 'phase'], name='docket_waiting_first'),
        ),
        migrations.AddIndex(
            model_name='docket',
            index=models.Index(condition=models.Q(('outcome__gt', '')), fields=['due_on', 'year', 'lead_department', 'meeting_kind', 'kind', 'outcome'], name='docket_early'),
        ),
        migrations.AddIndex(
            model_name='docket',
            index=models.Index(fields=['meeting', 'year'], name='docket_of_meeting'),
        ),
        migrations.AddField(
            model_name='keptcount',
            name='department',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.department', verbose_name='单位'),
        ),
        migrations.AddField(
            model_name='keptcount',
            name='meeting_kind',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meetingkind', verbose_name='会议类型'),
        ),
        migrations.CreateModel(
            name='Undecided',
            fields=[
                ('directive', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='meetings.directive', verbose_name='要求')),
            ],
            options={
                'verbose_name': '待立项的要求',
                'verbose_name_plural': '待立项的要求',
            },
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('state', 'claimed')), fields=['verified_on'], name='part_claimed'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('next_report_due__isnull', False)), fields=['next_report_due'], name='part_owing'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('asked_until__isnull', False)), fields=['asked_until'], name='part_asks'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('pending', ''), _negated=True), fields=['state'], name='part_pending'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('slips__gt', 0)), fields=['state'], name='part_slips'),
        ),
        migrations.RunPython(count, migrations.RunPython.noop, elidable=True),
    ]
