"""The door to change: act() and one handler for each act."""
