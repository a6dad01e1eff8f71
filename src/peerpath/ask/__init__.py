"""The use cases: a catalogue, a day and a person make one answer. Serves commands and notebooks; knows no terminal."""
