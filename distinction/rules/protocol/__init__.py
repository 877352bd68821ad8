"""Protocol: who may do what, who may see what, and in which order things go."""
