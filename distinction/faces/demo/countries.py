"""The three made-up programmes, with the words that their people and places are made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """A programme of the demonstration; `given` are first names, the rest is made up."""

    code: str
    name: str
    zone: str
    languages: str
    language: str
    places: tuple[str, ...]
    given: tuple[str, ...]

    @property
    def low(self) -> str:
        return self.code.casefold()


COUNTRIES = (
    Country(
        "KH",
        "Cambodia",
        "Asia/Phnom_Penh",
        "en,km",
        "km",
        ("Lotus Pond Quarter", "Kite Hill", "Old Ferry Landing", "Palm Sugar District"),
        ("Sophea", "Dara", "Bopha", "Vuthy", "Chenda", "Rithy", "Maly", "Kosal", "Sreyneang"),
    ),
    Country(
        "VN",
        "Viet Nam",
        "Asia/Ho_Chi_Minh",
        "en,vi",
        "vi",
        ("Lantern Ward", "Bamboo Bridge District", "Three Wells Town", "Heron Island"),
        ("Lan", "Minh", "Thuy", "Quang", "Hanh", "Duc", "Nga", "Phuc", "Tuyet"),
    ),
    Country(
        "JO",
        "Jordan",
        "Asia/Amman",
        "en,ar",
        "ar",
        ("Almond Valley Zone", "Seven Cisterns", "Cedar Gate Zone", "Thyme Hill"),
        ("Rania", "Omar", "Lina", "Yousef", "Samar", "Tariq", "Huda", "Nabil", "Dina"),
    ),
)
SURNAMES = (
    "Paperclip", "Lanternfish", "Teacup", "Marzipan", "Buttonhole", "Kettledrum", "Dandelion",
    "Pocketwatch", "Thimble", "Umbrella", "Gingerbread", "Weathervane", "Cottonreel", "Sandglass",
    "Inkwell", "Bluebell", "Hopscotch", "Nutcracker", "Pinwheel", "Quince", "Rosehip", "Snowglobe",
    "Tumbleweed", "Wheelbarrow",
)  # fmt: skip


def person_name(country: Country | None, place: int) -> str:
    """Made-up surnames are told apart at a glance from those of people."""
    given = country.given if country else ("Alba", "Kofi", "Ines", "Bram", "Noor", "Yuki", "Tomas")
    return f"{given[place % len(given)]} {SURNAMES[place * 7 % len(SURNAMES)]}"
