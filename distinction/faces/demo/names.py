"""Names of fictional factories: made of colours, things and beasts, and marked as made up."""

import re
from zlib import crc32

NUMBERED = re.compile(r"[A-Z]{2}-([0-9]{4,})")
MARK = "(fictional)"
STRIDE = 1009  # a prime, so that neighbours in a portfolio do not sound alike

FIRST = (
    "Paper", "Velvet", "Quiet", "Copper", "Marbled", "Woollen", "Patient", "Chalk",
    "Speckled", "Indigo", "Saffron", "Mossy", "Lilac", "Russet", "Feathered", "Cobalt",
    "Pebbled", "Tangerine", "Dappled", "Umber", "Whispering", "Ochre", "Drowsy", "Vermilion",
    "Woven", "Misty", "Cinnamon", "Freckled", "Teal", "Barefoot", "Plum", "Crooked",
    "Starlit", "Turquoise", "Humming", "Straw", "Ruffled", "Maroon", "Wandering", "Clay",
    "Powdered", "Magenta", "Tiptoe", "Walnut", "Sleepy", "Apricot", "Mottled", "Periwinkle",
    "Folded", "Sepia", "Dancing", "Mulberry", "Thistle", "Cerulean", "Gentle", "Hazel",
)  # fmt: skip
SECOND = (
    "Lantern", "Otter", "Heron", "Teapot", "Snail", "Kite", "Badger", "Acorn",
    "Puffin", "Thimble", "Newt", "Pumpkin", "Gecko", "Bobbin", "Walrus", "Fern",
    "Hedgehog", "Kettle", "Moth", "Dumpling", "Tapir", "Button", "Stork", "Radish",
    "Beetle", "Parasol", "Lemur", "Turnip", "Pelican", "Slipper", "Mole", "Clover",
    "Cricket", "Ladle", "Tadpole", "Bramble", "Magpie", "Bonnet", "Yak", "Toadstool",
    "Marmot", "Pocket", "Wren", "Artichoke", "Porpoise", "Zipper", "Quail", "Dandelion",
    "Ibex", "Tassel", "Minnow", "Pinecone", "Narwhal", "Ribbon", "Dormouse", "Barnacle",
    "Curlew", "Spindle", "Axolotl",
)  # fmt: skip
LAST = (
    "Garments", "Apparel", "Knits", "Clothing", "Stitchworks", "Tailors", "Sewing", "Shirtmakers",
    "Weavers", "Jerseys", "Outfitters",
)  # fmt: skip


def factory_name(id: str) -> str:  # noqa: A002  # the word of the contract
    """Always the same for an id; two numbers share none until the words are used up, at 36,344."""
    numbered = NUMBERED.fullmatch(id)
    place = int(numbered[1]) * STRIDE if numbered else crc32(id.encode("utf-8"))
    pairs, which = divmod(place, len(FIRST) * len(SECOND))
    first, second = divmod(which, len(SECOND))
    last = (pairs + first + second) % len(LAST)
    return f"{FIRST[first]} {SECOND[second]} {LAST[last]} {MARK}"
