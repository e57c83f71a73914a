"""Readers of feeds and data: one document a record, every field at its place in the file."""
