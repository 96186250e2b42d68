"""manage.py firstadmin: the two accounts that an empty installation begins with."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.db import transaction

from tracker.models import Membership
from tracker.register.passwords import initial_password
from tracker.roles import Role

# Accounts and grants are two people's: neither can let anybody in alone.
FIRST = (
    ("administrator", "管理员", Role.ADMIN),
    ("security", "安全管理员", Role.SECURITY),
)


class Command(BaseCommand):
    help = "空库时建立管理员和安全管理员账号,初始密码各显示一次;已有账号时什么也不做。"

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.exists():
            return
        for name, words, role in FIRST:
            password = initial_password()
            user = User.objects.create_user(name, password=password, first_name=words)
            Membership.objects.create(user=user, role=role)
            self.stdout.write(f"已建立{words}账号。用户名:{name}  密码:{password}")
        self.stdout.write("密码只显示这一次,请记下,登录后即修改;两个账号交两个人。")
