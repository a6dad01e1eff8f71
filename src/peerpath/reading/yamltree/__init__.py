"""YAML as plain data in which every key and value knows its place. Knows no careers."""
