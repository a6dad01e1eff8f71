"""From a profile to a role: the best route, its reasons and its alternatives."""
