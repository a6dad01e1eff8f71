"""A profile by questions: what is asked, how an answer is read, and what it says of the person. No input, no output."""
