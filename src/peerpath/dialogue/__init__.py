"""Makes a profile by asking: the questions, how replies are read, and the profile that they make. No input or output."""
