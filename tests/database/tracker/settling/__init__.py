"""Tests of the year's account."""
