"""Who takes part: roles, the sides they stand on, how one stands to a row, and typed ids."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NewType

PersonId = NewType("PersonId", str)  # random, never counted up: an id tells nothing (N2)
HatId = NewType("HatId", str)
FactoryId = NewType("FactoryId", str)
BuyerId = NewType("BuyerId", str)
ProviderId = NewType("ProviderId", str)
ProgrammeId = NewType("ProgrammeId", str)


class Side(StrEnum):
    """Where a role stands; one account never holds hats of two sides (N16)."""

    OUTSIDE = "outside"
    FACTORY = "factory"
    PROGRAMME = "programme"
    GLOBAL = "global"
    BUYER = "buyer"
    OTHER = "other"
    SERVICE = "service"


class Role(StrEnum):
    """What a hat lets one be; the words of `packs/access/roles.csv`."""

    ANONYMOUS = "anonymous"
    FACTORY_MANAGER = "factory_manager"
    FACTORY_TOP_MANAGER = "factory_top_manager"
    WORKER_COMMITTEE_MEMBER = "worker_committee_member"
    UNION_REPRESENTATIVE = "union_representative"
    ENTERPRISE_ADVISOR = "enterprise_advisor"
    TEAM_LEADER = "team_leader"
    PROGRAMME_MANAGER = "programme_manager"
    COUNTRY_STAFF = "country_staff"
    GLOBAL_ANALYST = "global_analyst"
    GLOBAL_ADMINISTRATOR = "global_administrator"
    BUYER_PARTNER = "buyer_partner"
    BUYER_REGISTERED = "buyer_registered"
    LEARNING_PROVIDER = "learning_provider"
    API_CLIENT = "api_client"
    SYSTEM_JOB = "system_job"


class Relation(StrEnum):
    """How the active hat stands to one row; the words of `packs/access/relations.csv`."""

    OWN = "own"
    ASSIGNED = "assigned"
    SAME_PROGRAMME = "same_programme"
    OTHER_PROGRAMME = "other_programme"
    TPA_GRANTED = "tpa_granted"
    TPA_ENDED = "tpa_ended"
    BROKERED = "brokered"
    GLOBAL = "global"
    NONE = "none"


class OrganisationKind(StrEnum):
    """What a hat is held at."""

    FACTORY = "factory"
    BUYER = "buyer"
    PROVIDER = "provider"
    PROGRAMME = "programme"


# A side without an entry holds its hats at no organisation: anonymous, global roles, services.
KIND_OF: Mapping[Side, OrganisationKind] = MappingProxyType(
    {
        Side.FACTORY: OrganisationKind.FACTORY,
        Side.BUYER: OrganisationKind.BUYER,
        Side.OTHER: OrganisationKind.PROVIDER,
        Side.PROGRAMME: OrganisationKind.PROGRAMME,
    }
)
MANAGEMENT = frozenset({Role.FACTORY_MANAGER, Role.FACTORY_TOP_MANAGER})
WORKERS = frozenset({Role.WORKER_COMMITTEE_MEMBER, Role.UNION_REPRESENTATIVE})
