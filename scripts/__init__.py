"""Verbs behind `make` that are no part of the package."""
