"""Thirty made-up buyers: what they are called, and how many suppliers each of them has."""

from dataclasses import dataclass

SUFFIX = "(fictional)"
NAMES = (
    "Harbour & Finch", "Velvet Compass", "Nine Pockets", "Marmalade Street", "Oak & Otter",
    "Paper Moon Outfitters", "Tall Giraffe", "Button & Thread", "Quiet Pelican", "Blue Kettle",
    "Snowdrop Stores", "Rolling Acorn", "Merry Badger", "Copper Lane", "Wooden Whale",
    "Lucky Teaspoon", "Seven Puffins", "Cloudberry", "Stripe & Sons of Nowhere", "Dozy Lion",
    "Green Umbrella", "Picnic Parade", "Salty Biscuit", "Hush Hush Hats", "Lemon Ladder",
    "Foxglove & Fern", "Tiny Elephant", "Waffle House of Wool", "Yonder Yarn", "Zigzag Zebra",
)  # fmt: skip
HOMES = ("SE", "US", "GB", "DE", "JP", "NL", "ES", "FR", "CA", "DK")
SUPPLIERS = (
    34, 21, 13, 9, 8, 7, 6, 6, 5, 5, 4, 4, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Buying:
    """A buyer and the number of factories that give it access."""

    place: int
    name: str
    country: str
    suppliers: int

    @property
    def key(self) -> str:
        """The user name of its first person."""
        return f"buyer{self.place:02d}"


def house_of(key: str) -> str:
    """What the company is called among the ids."""
    return f"house of {key}"


BUYERS = tuple(
    Buying(place, f"{name} {SUFFIX}", HOMES[place % len(HOMES)], count)
    for place, (name, count) in enumerate(zip(NAMES, SUPPLIERS, strict=True), 1)
)
