"""The best route: relaxation, bounds, branching, pruning and schedules. Sees numbers only."""
