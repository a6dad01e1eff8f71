"""The nouns: frozen values, with the rules of the field that belong to each. No input, no output, no clock."""
