"""Tests of the faces: the command line, the page, the simulator."""
