"""Role data: files to a catalogue, with every problem at its place."""
