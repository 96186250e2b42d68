"""Pages of the record: sources, the desk, meetings."""

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from .views import (
    accepting,
    answers,
    bodies,
    byhand,
    changes,
    desk,
    fields,
    meetings,
    mending,
    people,
    relay_change,
    relayed,
    rereading,
    selecting,
    sources,
    twins,
    uploads,
)


class DecisionConverter(StringConverter):
    regex = "confirm|reject|restore"


class VerdictConverter(StringConverter):
    regex = "yes|no"


class PastedConverter(StringConverter):
    regex = "people|directives"


register_converter(DecisionConverter, "decision")
register_converter(VerdictConverter, "verdict")
register_converter(PastedConverter, "pasted")
DIRECTIVE = "desk/directives/<int:pk>/"
MEETING = "desk/meetings/<int:pk>/"

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
    path(f"{DIRECTIVE}field/", fields.directive_field, name="directive-field"),
    path(f"{DIRECTIVE}mend/", mending.mend, name="directive-mend"),
    path(f"{DIRECTIVE}history/", mending.directive_history, name="directive-history"),
    path(f"{DIRECTIVE}split/", mending.split, name="directive-split"),
    path(f"{DIRECTIVE}merge/", mending.merge, name="directive-merge"),
    path(f"{DIRECTIVE}move/", mending.move, name="directive-move"),
    path(
        f"{DIRECTIVE}promote/",
        mending.level,
        {"verb": "promote"},
        name="directive-promote",
    ),
    path(
        f"{DIRECTIVE}demote/",
        mending.level,
        {"verb": "demote"},
        name="directive-demote",
    ),
    path(f"{DIRECTIVE}number/", mending.number, name="directive-number"),
    path(f"{DIRECTIVE}place/", mending.order, name="directive-place"),
    path(f"{DIRECTIVE}bodies/", bodies.add, name="body-add"),
    path("desk/bodies/<int:pk>/remove/", bodies.remove, name="body-remove"),
    path("desk/bodies/<int:pk>/resolve/", bodies.resolve, name="body-resolve"),
    path("desk/names/", bodies.names, name="body-names"),
    path(f"{MEETING}field/", fields.meeting_field, name="meeting-field"),
    path(f"{MEETING}people/", people.meeting_people, name="meeting-people"),
    path(f"{MEETING}accept/", accepting.accept_meeting, name="meeting-accept"),
    path(f"{MEETING}paste/<pasted:what>/", selecting.paste, name="meeting-paste"),
    path("sources/<int:pk>/select/", selecting.select, name="source-select"),
    path("sources/<int:pk>/accept/", accepting.accept_source, name="source-accept"),
    path("sources/by-hand/", byhand.meeting_type, name="meeting-type"),
    path("desk/edits/<int:pk>/undo/", desk.undo, name="edit-undo"),
    path("desk/edits/<int:pk>/redo/", mending.redo, name="edit-redo"),
    path("desk/twins/<int:pk>/", twins.twin, name="twin"),
    path("desk/twins/<int:pk>/join/", twins.twin_join, name="twin-join"),
    path("desk/twins/<int:pk>/part/", twins.twin_part, name="twin-part"),
    path(
        "desk/restatements/<int:pk>/<verdict:verdict>/",
        twins.restatement,
        name="restatement",
    ),
    path(f"{DIRECTIVE}answer/", answers.directive_answer, name="directive-answer"),
    path(
        "desk/answers/<int:pk>/release/", answers.answer_release, name="answer-release"
    ),
    path("relayed/add/", relayed.relay_add, name="relay-add"),
    path("relayed/<int:pk>/change/", relay_change.relay_change, name="relay-change"),
    path("relayed/<int:pk>/<decision:verb>/", relayed.relay_act, name="relay-act"),
    path("relayed/edits/<int:pk>/undo/", relayed.relay_undo, name="relay-undo"),
    path("meetings/", meetings.meeting_list, name="meeting-list"),
    path("meetings/<int:pk>/", meetings.meeting_detail, name="meeting-detail"),
]
