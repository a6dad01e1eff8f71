"""Requirement and evidence in, outcome out: a tree of the requirement's own shape. Pure; today is a parameter."""
