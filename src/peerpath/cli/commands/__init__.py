"""One short file a command: parse, ask, choose a renderer, set the exit code."""
