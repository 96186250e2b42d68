"""What the lists of parts are read from, so that they need not open each row."""

from __future__ import annotations

from django.db.models import Index

INDEXES = (
    Index(fields=("department", "state")),
    # All that the order of the list asks of a part.
    Index(
        fields=("state", "docket", "due_on", "last_progress_on", "charged_on", "role"),
        name="assignment_of_a_list",
    ),
)
