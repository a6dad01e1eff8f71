"""The planner's page: everything on it before anything is asked."""
