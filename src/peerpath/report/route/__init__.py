"""A route in words, and what is nearest."""
