"""Pages of the record: sources, the desk, meetings."""

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from .views import changes, desk, meetings, rereading, sources, uploads


class DecisionConverter(StringConverter):
    regex = "confirm|reject|restore"


register_converter(DecisionConverter, "decision")

urlpatterns: list[URLPattern | URLResolver] = [
    path("sources/", sources.source_list, name="source-list"),
    path("sources/add/", uploads.source_add, name="source-add"),
    path("sources/add/file/", uploads.source_upload, name="source-upload"),
    path("uploads/<int:pk>/", uploads.upload, name="upload"),
    path("sources/<int:pk>/desk/", desk.desk, name="desk"),
    path("sources/<int:pk>/original/", sources.source_original, name="source-original"),
    path("sources/assign/", sources.source_assign, name="source-assign"),
    path("sources/<int:pk>/change/", sources.source_change, name="source-change"),
    path(
        "sources/<int:pk>/difference/",
        rereading.source_difference,
        name="source-difference",
    ),
    path("sources/<int:pk>/read/", sources.read_now, name="source-read"),
    path("sources/<int:pk>/waiting/", sources.waiting, name="source-waiting"),
    path(
        "desk/directives/<int:pk>/<decision:verb>/",
        desk.directive_act,
        name="directive-act",
    ),
    path(
        "desk/directives/<int:pk>/change/",
        changes.directive_change,
        name="directive-change",
    ),
    path("desk/directives/<int:pk>/", changes.directive_card, name="directive-card"),
    path(
        "desk/meetings/<int:pk>/<decision:verb>/", desk.meeting_act, name="meeting-act"
    ),
    path(
        "desk/meetings/<int:pk>/change/", changes.meeting_change, name="meeting-change"
    ),
    path(
        "desk/meetings/<int:pk>/pick/<int:number>/",
        desk.meeting_pick,
        name="meeting-pick",
    ),
    path("desk/edits/<int:pk>/undo/", desk.undo, name="edit-undo"),
    path("meetings/", meetings.meeting_list, name="meeting-list"),
    path("meetings/<int:pk>/", meetings.meeting_detail, name="meeting-detail"),
]
