"""What was seen and said, remembered: tables and their constraints, no judgement."""
