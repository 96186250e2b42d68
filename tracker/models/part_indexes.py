"""What the lists of parts are read from, so that they need not open each row."""

from __future__ import annotations

from django.db.models import Index

INDEXES = (
    Index(
        fields=("department", "state", "role", "docket", "charged_on"),
        name="assignment_of_a_body",
    ),
    # All that the order of the list asks of a part, and the counts by department.
    Index(
        fields=(
            *("state", "docket", "due_on", "last_progress_on", "charged_on", "role"),
            *("department", "next_report_due"),
        ),
        name="assignment_of_a_list",
    ),
    # When a docket was closed, with the last of its parts; when its lead last moved.
    Index(
        fields=("docket", "role", "state", "closed_on", "last_progress_on"),
        name="assignment_of_a_docket",
    ),
)
