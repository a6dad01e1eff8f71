"""Documents for a terminal, with colour and without."""
