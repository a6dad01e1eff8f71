"""Checks role data: one file for each rule, one visible list of them, and what runs them."""
