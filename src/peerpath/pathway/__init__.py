"""The catalogue as a directed graph: which role leads where, and who says so."""
