"""The question of a route in numbers: requirements to nodes, roles and courses to activities."""
