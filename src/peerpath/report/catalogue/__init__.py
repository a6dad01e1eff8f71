"""Roles, qualifications, maps and words of the field."""
