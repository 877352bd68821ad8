"""Who may: viewers, their relation to a row, scopes, the gate and redaction."""
