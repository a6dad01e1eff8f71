"""People as they are written down: profiles, tables, CVs."""
