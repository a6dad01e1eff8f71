"""What a page is made of. Written with the functions of `build`, painted by the modules of `render`."""
