"""Diagrams: laid out once, drawn as SVG, or written for other programs."""
