"""A gap in words: on a screen and on paper."""
