"""Documents, painted: each painter takes a document and returns text or bytes. None prints, none knows careers."""
