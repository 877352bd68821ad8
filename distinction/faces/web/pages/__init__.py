"""One file a room: what its pages show and take."""
