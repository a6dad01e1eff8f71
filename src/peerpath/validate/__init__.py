"""Whether role data is right: one rule a file, one visible list of them, and what runs them."""
