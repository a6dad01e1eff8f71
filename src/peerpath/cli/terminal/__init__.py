"""Talking with a person at a terminal."""
