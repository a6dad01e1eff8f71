"""Compares requirements with evidence. The outcome is a tree of the requirement's own shape. Pure: today is an argument."""
