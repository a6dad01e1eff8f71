"""The other front door: a page in a browser asks with plain data, and is told with plain data."""
