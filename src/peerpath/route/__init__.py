"""Plans the way from a profile to a role: the best route, the reasons for each step, and alternatives."""
