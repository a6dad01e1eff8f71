"""Reads role data: from files to a catalogue, with every problem at its place."""
