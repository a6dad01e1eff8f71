"""Reads what is written about people: profiles, tables and CVs."""
