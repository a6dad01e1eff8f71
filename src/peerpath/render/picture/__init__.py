"""Diagrams: laid out once, then drawn as SVG or written for other programs."""
