"""What pages are made of. Written with the functions of `build`, painted by those of `render`. Knows no careers."""
