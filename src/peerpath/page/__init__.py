"""The other front door: a page in a browser asks with plain data and gets plain data back."""
