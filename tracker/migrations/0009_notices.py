
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

# order, word, days after the due date, colour, form: domain §2.5
LADDER = (
    (1, "临期提醒", -7, "blue", "hint"),
    (2, "临期催办", -3, "amber", "urge"),
    (3, "督办单", 1, "red", "slip"),
    (4, "二次督办", 5, "red", "leader"),
    (5, "列入通报", 10, "red", "bulletin"),
    (6, "建议约谈", 15, "red", "talk"),
)


def fill(apps, schema_editor):
    step = apps.get_model("tracker", "LadderStep")
    for order, word, days, tone, form in LADDER:
        step.objects.get_or_create(
            order=order,
            defaults={"word": word, "days": days, "tone": tone, "form": form},
        )


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0007_people_not_in_the_register'),
        ('tracker', '0008_docket_wholes'),
    ]

    operations = [
        migrations.CreateModel(
            name='LadderStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(help_text='从轻到重;已办到的步骤按次序记。', unique=True, verbose_name='次序')),
                ('word', models.CharField(max_length=8, verbose_name='叫法')),
                ('days', models.SmallIntegerField(help_text='-3 为时限前 3 天,0 为到期当天,1 为逾期第 1 天。', validators=[django.core.validators.MinValueValidator(-366), django.core.validators.MaxValueValidator(366)], verbose_name='距时限天数')),
                ('tone', models.CharField(choices=[('red', '红'), ('blue', '蓝'), ('amber', '黄'), ('orange', '橙'), ('green', '绿'), ('grey', '灰')], max_length=8, verbose_name='颜色')),
                ('form', models.CharField(choices=[('hint', '只提示'), ('urge', '催办'), ('slip', '督办单'), ('leader', '送分管领导'), ('bulletin', '列入通报'), ('talk', '建议约谈')], max_length=10, verbose_name='办法')),
                ('is_active', models.BooleanField(default=True, verbose_name='启用')),
            ],
            options={
                'verbose_name': '催办阶梯',
                'verbose_name_plural': '催办阶梯',
                'ordering': ('order',),
            },
        ),
        migrations.CreateModel(
            name='NoticeSerial',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(unique=True, verbose_name='年度')),
                ('last', models.PositiveIntegerField(default=0, verbose_name='最后一号')),
            ],
            options={
                'verbose_name': '督办单编号流水',
                'verbose_name_plural': '督办单编号流水',
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='assignment',
            name='slips',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='未签收督办单'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='step',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='催办步骤'),
        ),
        migrations.AlterField(
            model_name='assignment',
            name='pending',
            field=models.CharField(blank=True, choices=[('charge', '立项交办'), ('sign_for', '签收'), ('refuse', '退签'), ('insist', '坚持交办'), ('report', '报进展'), ('no_change', '本期无进展'), ('report_done', '申请办结'), ('release', '审签通过'), ('decline', '退回修改'), ('verify', '核查通过'), ('return', '核查退回'), ('close', '办结销号'), ('urge', '催办'), ('acknowledge', '签收督办单'), ('instruct', '批示'), ('ask_extension', '申请延期'), ('extend', '同意延期'), ('deny_extension', '不同意延期'), ('amend_due', '改时限'), ('set_interval', '改反馈频次'), ('hold', '缓办'), ('resume', '恢复办理'), ('pass_on', '转办'), ('supersede', '由别件替代'), ('withdraw', '撤销'), ('reopen', '回头看重开'), ('correct', '更正'), ('join', '并入'), ('leave', '撤回并入')], max_length=16, verbose_name='待审签'),
        ),
        migrations.AlterField(
            model_name='event',
            name='verb',
            field=models.CharField(choices=[('charge', '立项交办'), ('sign_for', '签收'), ('refuse', '退签'), ('insist', '坚持交办'), ('report', '报进展'), ('no_change', '本期无进展'), ('report_done', '申请办结'), ('release', '审签通过'), ('decline', '退回修改'), ('verify', '核查通过'), ('return', '核查退回'), ('close', '办结销号'), ('urge', '催办'), ('acknowledge', '签收督办单'), ('instruct', '批示'), ('ask_extension', '申请延期'), ('extend', '同意延期'), ('deny_extension', '不同意延期'), ('amend_due', '改时限'), ('set_interval', '改反馈频次'), ('hold', '缓办'), ('resume', '恢复办理'), ('pass_on', '转办'), ('supersede', '由别件替代'), ('withdraw', '撤销'), ('reopen', '回头看重开'), ('correct', '更正'), ('join', '并入'), ('leave', '撤回并入')], max_length=16, verbose_name='动作'),
        ),
        migrations.AlterField(
            model_name='office',
            name='done_tone',
            field=models.CharField(choices=[('red', '红'), ('blue', '蓝'), ('amber', '黄'), ('orange', '橙'), ('green', '绿'), ('grey', '灰')], default='grey', max_length=8, verbose_name='✓ 的颜色'),
        ),
        migrations.AlterField(
            model_name='office',
            name='late_tone',
            field=models.CharField(choices=[('red', '红'), ('blue', '蓝'), ('amber', '黄'), ('orange', '橙'), ('green', '绿'), ('grey', '灰')], default='red', max_length=8, verbose_name='■ 的颜色'),
        ),
        migrations.AlterField(
            model_name='office',
            name='ok_tone',
            field=models.CharField(choices=[('red', '红'), ('blue', '蓝'), ('amber', '黄'), ('orange', '橙'), ('green', '绿'), ('grey', '灰')], default='green', max_length=8, verbose_name='● 的颜色'),
        ),
        migrations.AlterField(
            model_name='office',
            name='soon_tone',
            field=models.CharField(choices=[('red', '红'), ('blue', '蓝'), ('amber', '黄'), ('orange', '橙'), ('green', '绿'), ('grey', '灰')], default='amber', max_length=8, verbose_name='▲ 的颜色'),
        ),
        migrations.AlterField(
            model_name='office',
            name='still_tone',
            field=models.CharField(choices=[('red', '红'), ('blue', '蓝'), ('amber', '黄'), ('orange', '橙'), ('green', '绿'), ('grey', '灰')], default='blue', max_length=8, verbose_name='◆ 的颜色'),
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(blank=True, max_length=30, verbose_name='编号')),
                ('order', models.PositiveSmallIntegerField(verbose_name='次序')),
                ('word', models.CharField(max_length=8, verbose_name='叫法')),
                ('tone', models.CharField(choices=[('red', '红'), ('blue', '蓝'), ('amber', '黄'), ('orange', '橙'), ('green', '绿'), ('grey', '灰')], max_length=8, verbose_name='颜色')),
                ('form', models.CharField(choices=[('hint', '只提示'), ('urge', '催办'), ('slip', '督办单'), ('leader', '送分管领导'), ('bulletin', '列入通报'), ('talk', '建议约谈')], max_length=10, verbose_name='办法')),
                ('due_on', models.DateField(verbose_name='所说时限')),
                ('reply_by', models.DateField(blank=True, null=True, verbose_name='请于此日前反馈')),
                ('text', models.TextField(verbose_name='内容')),
                ('to_name', models.CharField(blank=True, max_length=40, verbose_name='送(姓名)')),
                ('acknowledged', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='acknowledges', to='tracker.event', verbose_name='签收')),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='tracker.assignment', verbose_name='交办任务')),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='notice', to='tracker.event', verbose_name='事件')),
                ('to_post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.post', verbose_name='送(岗位)')),
            ],
            options={
                'verbose_name': '督办单',
                'verbose_name_plural': '督办单',
                'ordering': ('-event__happened_on', '-id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='notice_code_once', violation_error_message='已有这个编号的督办单。')],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
