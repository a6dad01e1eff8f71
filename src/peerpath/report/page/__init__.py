"""The planner as one page: what stands in it before anything is asked."""
