"""YAML text in, model values out. Whatever is wrong is collected and shown at its place, never raised."""
