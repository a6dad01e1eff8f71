"""Profiles, CVs and cohorts in words."""
