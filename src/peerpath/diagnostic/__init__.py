"""A problem as a value: its code, where it is, how to mend it, and what was perhaps meant."""
