"""manage.py firstadmin: the one account that an empty installation begins with."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.db import transaction

from tracker.models import Membership
from tracker.register.passwords import initial_password
from tracker.roles import Role

NAME = "administrator"


class Command(BaseCommand):
    help = "空库时建立一个管理员账号,并把初始密码显示一次;已有账号时什么也不做。"

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.exists():
            return
        password = initial_password()
        with transaction.atomic():
            user = User.objects.create_user(
                NAME, password=password, first_name="管理员"
            )
            Membership.objects.create(user=user, role=Role.ADMIN)
        self.stdout.write(
            f"已建立管理员账号。用户名:{NAME}  密码:{password}\n"
            "密码只显示这一次,请记下,登录后即修改。"
        )
