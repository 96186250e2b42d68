from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TrackerConfig(AppConfig):
    name = "tracker"
    verbose_name = "督办落实"

    def ready(self) -> None:
        from . import checks  # noqa: F401
        from .permissions import make_groups

        post_migrate.connect(make_groups, sender=self)
