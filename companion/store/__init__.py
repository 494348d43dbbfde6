"""Keeping: TinyDB on one JSON file, drafts, settings, the shipped library."""
