"""A route's question in numbers: requirements become nodes, roles and courses become activities."""
