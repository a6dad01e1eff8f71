"""The nouns: frozen values with no behaviour beyond what they are. No input, no output, no clock."""
