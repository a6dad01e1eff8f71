"""Paints documents: each painter takes a document and returns text or bytes. None prints, and none knows careers."""
