"""The use cases: a catalogue, a day and a person in, one answer out. Everything that a notebook needs, and no terminal."""
