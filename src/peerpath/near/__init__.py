"""What could I apply for today, and what is nearest? From what `gap` finds for every role, and the steps drawn between."""
