"""Planted faults between parties: one learns of another."""

from tests.rules.protocol.copied import Plant, adds, grants

TOP = "factory_top_manager@own"
MANAGER = "programme_manager@same_programme"
PARTNER = "buyer_partner@tpa_granted"

OTHERS = (
    Plant(
        "other_programme",
        adds("target,see,agreed|met|dropped", "country_staff@other_programme:full"),
        "another programme",
    ),
    Plant(
        "other_factory",
        adds("factory_profile,see,active", "factory_manager@none:fact"),
        "another factory",
    ),
    Plant(
        "other_factory",
        grants(
            "status,see,high_performing",
            "factory_manager@none:fact?peers_on",
            "factory_manager@none:fact",
        ),
        "peers with the setting off",
    ),
    Plant(
        "acts_inside_one_programme",
        grants(
            "survey,decide,open", "global_analyst@global:full?joint", "global_analyst@global:full"
        ),
        "analyst in one programme",
    ),
    Plant(
        "other_buyer",
        grants("buyer_rating,see,shared", f"{PARTNER}:full?mine", f"{PARTNER}:full"),
        "rating of another buyer",
    ),
    Plant(
        "other_buyer",
        adds("engagement_log,see,any", f"{PARTNER}:summary"),
        "what was asked of another buyer",
    ),
    Plant(
        "interval_without_answers",
        grants("benefit,decide,chosen", f"{MANAGER}:full?reduced_ok", f"{MANAGER}:full"),
        "24 months unasked",
    ),
    Plant(
        "author_of_worker_input",
        grants(
            "worker_input,see,used",
            "enterprise_advisor@assigned:findings",
            "enterprise_advisor@assigned:author",
        ),
        "author to the advisor",
    ),
    Plant(
        "management_hears_a_worker",
        grants(
            "worker_input,see,used", f"{TOP}:aggregate?k5+disclosed", f"{TOP}:findings?disclosed"
        ),
        "words to management",
    ),
    Plant(
        "sealed_goes_out", adds("dissent,see,any", f"{PARTNER}:aggregate?k5"), "dissent to buyer"
    ),
    Plant(
        "sealed_goes_out", adds("worker_input,see,used", f"{PARTNER}:findings"), "input to buyer"
    ),
    Plant("dissenter_named", adds("dissent,see,any", f"{TOP}:full"), "dissenter to management"),
    Plant(
        "small_figures",
        grants(
            "benefit,see,any",
            "global_analyst@global:aggregate?k5",
            "global_analyst@global:aggregate",
        ),
        "figures of one",
    ),
)
