"""The docket of three departments that the tests of the follow-through have."""

from tests.database.tracker.conftest import folder, lead

__all__ = ["folder", "lead"]
