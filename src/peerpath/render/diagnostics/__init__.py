"""What ``validate`` found, as text for people and in the formats that other tools read."""
