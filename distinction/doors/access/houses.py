"""Houses: the organisations at which hats are held, by name, as far as a viewer may give hats."""

from collections.abc import Iterable, Mapping

from distinction.doors.access.scopes import factories, programmes
from distinction.doors.access.viewer import Viewer
from distinction.records.people.membership import Hat
from distinction.records.recognition.packs import access_table
from distinction.records.register.buyer import Buyer
from distinction.records.register.country import Programme
from distinction.records.register.factory import Factory
from distinction.records.register.provider import Provider
from distinction.rules.terms.parties import KIND_OF, OrganisationKind, Role

NAMED = {
    "programme": Programme,
    "factory": Factory,
    "buyer": Buyer,
    "provider": Provider,
}


def names_of(hats: Iterable[Hat]) -> Mapping[str, str]:
    """The name of each organisation by id: one query a kind, however many hats."""
    wanted: dict[str, set[str]] = {each: set() for each in NAMED}
    for hat in hats:
        for kind, ids in wanted.items():
            if found := getattr(hat, kind):
                ids.add(found)
    names: dict[str, str] = {}
    for kind, ids in wanted.items():
        if ids:
            rows = NAMED[kind].objects.filter(pk__in=ids)  # type: ignore[attr-defined]  # each a model
            names.update(rows.values_list("pk", "name"))
    return names


def kind_of(role: Role) -> OrganisationKind | None:
    """What a hat of this role is held at; None for the global roles."""
    return KIND_OF.get(access_table().roles[role].side)


def house_named(viewer: Viewer, role: Role, text: str) -> str | None:
    """The id of the organisation that a form named; None where the viewer has none of that name.

    A programme is the viewer's own where there is one, a factory is named by its code.
    """
    kind, wanted = kind_of(role), text.strip().casefold()
    if kind is OrganisationKind.FACTORY:
        found = factories(viewer).filter(code__iexact=text.strip())
        own = viewer.factory or None
        return found.values_list("pk", flat=True).first() if wanted else own
    if kind is OrganisationKind.PROGRAMME:
        mine = programmes(viewer)
        chosen = mine.filter(name__iexact=text.strip()) if wanted else mine
        ids = list(chosen.values_list("pk", flat=True)[:2])
        return ids[0] if len(ids) == 1 else None
    if kind is OrganisationKind.BUYER:
        rows = Buyer.objects.filter(folded=wanted)
        return rows.values_list("pk", flat=True).first()
    if kind is OrganisationKind.PROVIDER:
        providers = Provider.objects.filter(name__iexact=text.strip())
        return providers.values_list("pk", flat=True).first()
    return None


def roles_given(viewer: Viewer) -> tuple[Role, ...]:
    """The roles that the viewer may give: roles.csv names the givers, administrators give all."""
    table = access_table()
    chosen = []
    for role, row in table.roles.items():
        if kind_of(role) is None and role not in GLOBAL:
            continue
        givers = row.given_by.replace(";", " ").replace(",", " ").split()
        if viewer.role is Role.GLOBAL_ADMINISTRATOR or viewer.role in givers:
            chosen.append(role)
    return tuple(chosen)


GLOBAL = (Role.GLOBAL_ANALYST, Role.GLOBAL_ADMINISTRATOR)
