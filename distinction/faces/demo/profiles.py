"""What is kept of a factory beside its evidence, made up: place, product, workers, contacts."""

from random import Random

from distinction.faces.demo.countries import Country, person_name
from distinction.faces.demo.dice import one_of, whole
from distinction.rules.protocol.acts.register import Profile

PRODUCTS = (
    "T-shirts", "Trousers", "Denim", "Sportswear", "Knitwear", "Shirts", "Jackets", "Underwear",
    "Children's wear", "Workwear", "Swimwear", "Socks and hosiery",
)  # fmt: skip
REMARKS = ("", "", "", "", "Night shift in the peak season", "Moved to a new building last year")
TWO_SITES = "Works at two sites, the laundry across the river; both are visited each time"


def profile(seed: int, country: Country, code: str, name: str, *, two_sites: bool) -> Profile:
    rng = Random(f"{seed}/{code}/profile")  # noqa: S311  # made-up data, no secret
    place = one_of(rng, country.places)
    person = person_name(country, whole(rng, 0, 200))
    number = whole(rng, 1000, 9999)
    return Profile(
        name=name,
        place=f"{place}, Lot {whole(rng, 1, 90)}",
        product=one_of(rng, PRODUCTS),
        workers=whole(rng, 12, 480) * 10,
        contacts=f"{person}, compliance, 555-{number}, {code.casefold()}@factory.example",
        remarks=TWO_SITES if two_sites else one_of(rng, REMARKS),
    )
