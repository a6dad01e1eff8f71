"""Turns files and typed names into values. Bad input is never raised: every problem is collected with its place."""
