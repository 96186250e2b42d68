from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate


class TrackerConfig(AppConfig):
    name = "tracker"
    verbose_name = "督办落实"

    def ready(self) -> None:
        from . import checks  # noqa: F401
        from .models.memberships import mirror_on_login
        from .permissions import make_groups
        from .search import keeping
        from .settling import sources  # noqa: F401 - joins the facts of a year

        # After every app: the permissions of the later ones come after our own turn.
        post_migrate.connect(make_groups)
        # A role that began or ended since the last visit counts from this log-in on.
        user_logged_in.connect(mirror_on_login)
        keeping.connect()
