"""A source that was read, an officer's browser, and proposals typed by hand."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from meetings.intake import intake
from meetings.models import Directive, Source
from tests.database.meetings.pages import DAY, PAGE
from tests.database.meetings.proposals import proposed


@pytest.fixture
def item(db: None) -> Directive:
    return proposed()


@pytest.fixture
def demand(item: Directive) -> Directive:
    return proposed(meeting=item.meeting, parent=item)


@pytest.fixture
def page(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


@pytest.fixture
def source(db: None) -> Source:
    return intake(PAGE.encode(), published_on=DAY, publication="澄湖日报").source


@pytest.fixture
def first(source: Source) -> Directive:
    """The first numbered item of the source; it holds two demands."""
    return Directive.objects.get(number=1)
