"""Think of something: within twenty yes/no questions the machine names it."""
