"""Memory that was once taken is kept between rounds, for every side."""

import ctypes
import sys

# Names and numbers of the GNU C library: when freed memory goes back to the system.
TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3
KEPT, LARGEST = 2**30, 2**25


def keep() -> None:
    """Peers keep what they freed; numpy's is given back or not as the heap happens to lie.

    Were it given back, each run would first wait for its pages again. Other systems stay as
    they are.
    """
    if not sys.platform.startswith("linux"):
        return
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        library.mallopt(MMAP_THRESHOLD, LARGEST)
        library.mallopt(TRIM_THRESHOLD, KEPT)
