"""Findings -> what people and programs read; one form a file."""
