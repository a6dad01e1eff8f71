"""Results in, documents out. All the English of answers lives here."""
