"""The publication and its day, as an officer corrects them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from meetings.edits import Sheet
from meetings.models import Edit, Source

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def redate(
    source: Source, by: User, publication: str, published_on: datetime.date
) -> Edit | None:
    """Write them; what was read by the old day stays until a reading is taken over.

    None, and nothing written, where both are so already.
    """
    row = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    sheet = Sheet()
    sheet.change(row, publication=publication.strip(), published_on=published_on)
    source.publication, source.published_on = row.publication, row.published_on
    if not sheet:
        return None
    return sheet.write(Edit.Verb.REDATE, by, None, source_id=row.pk)
