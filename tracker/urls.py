"""Every address of the site; `tracker` is also the project's shell."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from tracker.views import (
    acts,
    boards,
    bulk,
    charging,
    dockets,
    lists,
    log,
    meetings,
    register,
    search,
    sheets,
    today,
    undecided,
    year,
)
from tracker.views.styleguide import styleguide

urlpatterns = [
    path("", boards.home, name="home"),
    path("healthz", boards.healthz, name="healthz"),
    path("today/", today.today, name="today"),
    path("board/", boards.board, name="board"),
    path("board/past/", boards.past, name="board-past"),
    path(
        "meetings/<int:pk>/progress/",
        meetings.meeting_progress,
        name="meeting-progress",
    ),
    path("undecided/", undecided.undecided, name="undecided"),
    path("meetings/<int:pk>/charge/", charging.charge, name="charge"),
    path("meetings/<int:pk>/breakdown/", sheets.breakdown, name="breakdown"),
    path(
        "meetings/<int:pk>/breakdown.xlsx",
        sheets.breakdown_workbook,
        name="breakdown-workbook",
    ),
    path("meetings/<int:pk>/notices/", sheets.charge_notices, name="charge-notices"),
    path("dismissals/<int:pk>/revoke/", undecided.revoke, name="dismissal-revoke"),
    path("joined/<int:pk>/leave/", undecided.leave, name="docket-leave"),
    path("dockets/", lists.docket_list, name="docket-list"),
    path("dockets/<int:pk>/", dockets.docket_detail, name="docket-detail"),
    path("assignments/", lists.assignment_list, name="assignment-list"),
    path("assignments/bulk/", bulk.bulk_preview, name="bulk"),
    path("bulk/<str:batch>/", bulk.bulk_done, name="bulk-done"),
    path("bulk/<str:batch>/undo/", bulk.bulk_undo, name="bulk-undo"),
    path("assignments/<int:pk>/", acts.assignment_detail, name="assignment"),
    path("assignments/<int:pk>/task/", acts.task, name="task"),
    path("attachments/<int:pk>/", acts.attachment, name="attachment"),
    path("assignments/<int:pk>/<str:verb>/", acts.act_on, name="act"),
    path("events/<int:pk>/correct/", acts.correct_event, name="correct"),
    path("log/", log.log, name="log"),
    path("search/", search.search, name="search"),
    path("register/", register.register, name="register"),
    path("register/template/", register.register_template, name="register-template"),
    path("register/preview/", register.register_preview, name="register-preview"),
    path("register/save/", register.register_save, name="register-save"),
    path("register/drop/", register.register_drop, name="register-drop"),
    path("year/", year.year, name="year"),
    path("year/<int:year>/", year.year, name="year"),
    path("year/<int:year>/workbook.xlsx", year.year_workbook, name="year-workbook"),
    path("styleguide/", styleguide, name="styleguide"),
    path("", include("meetings.urls")),
    # Only these of Django's: a forgotten password is set anew by the administrator,
    # since an intranet often has no mail to send a link by.
    path("accounts/login/", auth.LoginView.as_view(), name="login"),
    path("accounts/logout/", auth.LogoutView.as_view(), name="logout"),
    path(
        "accounts/password_change/",
        auth.PasswordChangeView.as_view(),
        name="password_change",
    ),
    path(
        "accounts/password_change/done/",
        auth.PasswordChangeDoneView.as_view(),
        name="password_change_done",
    ),
    path("admin/", admin.site.urls),
]
