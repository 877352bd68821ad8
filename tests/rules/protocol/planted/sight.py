"""Planted faults of sight: acts, lists and exports beyond what is seen."""

from tests.rules.protocol.copied import Plant, adds, grants

TOP = "factory_top_manager@own"
PARTNER = "buyer_partner@tpa_granted"

SIGHT = (
    Plant("impossible_pair", adds("pack,see,draft", "anonymous@own:full"), "anonymous owns"),
    Plant("undescribed_view", adds("pack,see,draft", "country_staff@same_programme:meta"), "view"),
    Plant(
        "acts_without_sight",
        adds("assessment,edit,draft", "country_staff@same_programme:full"),
        "writes unseen",
    ),
    Plant(
        "acts_without_sight",
        adds("factory_profile,list,left", f"{PARTNER}:summary"),
        "listed, not seen",
    ),
    Plant(
        "shows_more_than_it_sees",
        grants("assessment,export,released", f"{TOP}:findings", f"{TOP}:full"),
        "wider export",
    ),
    Plant(
        "shows_more_than_it_sees",
        grants("status,list,ordinary", f"{TOP}:summary", f"{TOP}:full"),
        "wider list",
    ),
    Plant(
        "shows_more_than_it_sees",
        grants("factory_profile,see,active", f"{TOP}:full", f"{TOP}:fact"),
        "writes more than is seen",
    ),
    Plant(
        "drops_a_condition",
        grants("assessment,export,released", f"{PARTNER}:findings?covered", f"{PARTNER}:findings"),
        "export beyond the covered",
    ),
    Plant(
        "drops_a_condition",
        grants(
            "dissent,list,any",
            "union_representative@own:full?self",
            "union_representative@own:full",
        ),
        "list of all dissent",
    ),
    Plant(
        "acts_on_rows_it_does_not_see",
        grants("buyer_rating,decide,shared", f"{PARTNER}:full?mine", f"{PARTNER}:full"),
        "ends the rating of others",
    ),
    Plant(
        "token_without_owner",
        grants("pr1,export,released", "api_client@own:findings", "api_client@own:full"),
        "token above owners",
    ),
    Plant(
        "nearer_has_less",
        adds("survey_answers,see,sent", "enterprise_advisor@same_programme:full"),
        "the advisor has less",
    ),
    Plant(
        "access_reaches_elsewhere",
        grants("status,see,high_performing", "buyer_partner@none:account?badge_on ", ""),
        "partner sees less elsewhere",
    ),
    Plant(
        "access_reaches_elsewhere",
        grants(
            "status,see,high_performing",
            "buyer_partner@tpa_ended:account?badge_on",
            "buyer_partner@tpa_ended:summary",
        ),
        "partner keeps an ended access",
    ),
)
