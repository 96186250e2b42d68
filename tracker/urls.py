"""Every address of the site; `tracker` is also the project's shell."""

from django.contrib import admin
from django.urls import include, path

from tracker.views import boards, dockets, lists, meetings

urlpatterns = [
    path("", boards.home, name="home"),
    path("healthz", boards.healthz, name="healthz"),
    path("board/", boards.board, name="board"),
    path(
        "meetings/<int:pk>/progress/",
        meetings.meeting_progress,
        name="meeting-progress",
    ),
    path("dockets/", lists.docket_list, name="docket-list"),
    path("dockets/<int:pk>/", dockets.docket_detail, name="docket-detail"),
    path("assignments/", lists.assignment_list, name="assignment-list"),
    path("assignments/<int:pk>/<str:verb>/", dockets.act_on, name="act"),
    path("events/<int:pk>/correct/", dockets.correct_event, name="correct"),
    path("", include("meetings.urls")),
    path("accounts/", include("django.contrib.auth.urls")),
    path("admin/", admin.site.urls),
]
