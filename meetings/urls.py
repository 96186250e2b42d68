"""Pages of the record: sources, the desk, meetings."""

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from .views import changes, desk, meetings, sources, twins


class DecisionConverter(StringConverter):
    regex = "confirm|reject|restore"


class VerdictConverter(StringConverter):
    regex = "yes|no"


register_converter(DecisionConverter, "decision")
register_converter(VerdictConverter, "verdict")

urlpatterns: list[URLPattern | URLResolver] = [
    path("sources/", sources.source_list, name="source-list"),
    path("sources/add/", sources.source_add, name="source-add"),
    path("sources/<int:pk>/desk/", desk.desk, name="desk"),
    path("sources/<int:pk>/original/", sources.source_original, name="source-original"),
    path("sources/<int:pk>/read/", desk.read_now, name="source-read"),
    path("sources/<int:pk>/waiting/", desk.waiting, name="source-waiting"),
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
    path("desk/twins/<int:pk>/", twins.twin, name="twin"),
    path("desk/twins/<int:pk>/join/", twins.twin_join, name="twin-join"),
    path("desk/twins/<int:pk>/part/", twins.twin_part, name="twin-part"),
    path(
        "desk/restatements/<int:pk>/<verdict:verdict>/",
        twins.restatement,
        name="restatement",
    ),
    path("meetings/", meetings.meeting_list, name="meeting-list"),
    path("meetings/<int:pk>/", meetings.meeting_detail, name="meeting-detail"),
]
