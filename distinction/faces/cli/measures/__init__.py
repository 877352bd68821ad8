"""The measurements of the command `bench`, and the peers that ours is measured beside."""
