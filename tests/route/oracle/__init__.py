"""A second opinion on routes, written from the promise alone: it shares nothing with the planner."""
