"""Planted faults of the secret: somebody outside learns what is inside."""

from tests.rules.protocol.copied import Plant, adds, grants

TOP = "factory_top_manager@own"
PARTNER = "buyer_partner@tpa_granted"
TOKEN = "api_client@own"  # noqa: S105  # a pair of role and relation

SECRETS = (
    Plant(
        "anonymous_beyond_the_public",
        adds("status,see,high_performing", "anonymous@none:fact"),
        "anonymous reads a status",
    ),
    Plant(
        "anonymous_beyond_the_public",
        adds("pack,export,released|retired", "anonymous@none:full"),
        "anonymous exports",
    ),
    Plant(
        "administrator_in_the_programme",
        adds("pr2,see,released", "global_administrator@global:meta"),
        "administrator reads",
    ),
    Plant("buyer_inside", adds("pr2,see,for_comment", f"{PARTNER}:findings"), "PR2 for comment"),
    Plant("buyer_inside", adds("assessment,see,review", f"{PARTNER}:findings"), "draft to buyer"),
    Plant("buyer_inside", adds("status,see,under_review", f"{PARTNER}:summary"), "under review"),
    Plant(
        "buyer_inside", adds("zt_case,see,suspected|unfounded", f"{PARTNER}:summary"), "suspected"
    ),
    Plant(
        "provider_inside",
        adds("survey,see,draft", "learning_provider@brokered:summary?mine"),
        "provider reads a draft",
    ),
    Plant("token_inside", adds("pr1,see,submitted", f"{TOKEN}:report"), "token reads PR1"),
    Plant("factory_inside", adds("pr2,see,review", f"{TOP}:findings"), "draft to factory"),
    Plant("factory_inside", adds("assessment_date,see,hidden", f"{TOP}:fact"), "the date"),
    Plant(
        "factory_inside", adds("training_session,see,planned", f"{TOP}:summary"), "planned training"
    ),
    Plant(
        "provider_reads_a_status",
        adds("status,see,high_performing", "learning_provider@brokered:fact"),
        "provider reads a status",
    ),
    Plant(
        "provider_reads_a_status",
        adds("standing,see,published", "learning_provider@brokered:findings"),
        "provider reads a standing",
    ),
    Plant(
        "highlight_too_far",
        grants(
            "status,see,high_performing",
            "buyer_registered@none:account?badge_on",
            "buyer_registered@none:account",
        ),
        "highlight with the setting off",
    ),
    Plant(
        "highlight_too_far",
        grants(
            "status,see,high_performing",
            "buyer_registered@none:account?badge_on",
            "buyer_registered@none:summary?badge_on",
        ),
        "highlight with dates",
    ),
    Plant(
        "without_access",
        adds("formal_note,see,issued", "buyer_registered@none:summary"),
        "the note without access",
    ),
    Plant(
        "without_access",
        adds("standing,see,published", "buyer_partner@tpa_ended:findings"),
        "the standing after the end",
    ),
    Plant(
        "gates_or_trigger",
        grants("standing,see,published", f"{TOP}:findings", f"{TOP}:full"),
        "gates to the factory",
    ),
    Plant(
        "gates_or_trigger",
        grants("what_is_missing,see,published", f"{TOKEN}:findings", f"{TOKEN}:full"),
        "gates to a token",
    ),
    Plant(
        "more_than_pending",
        grants("status,see,in_evaluation", f"{TOP}:pending", f"{TOP}:summary"),
        "confirming to the factory",
    ),
    Plant(
        "more_than_pending",
        grants("status,see,in_evaluation", f"{TOP}:pending?report_out", f"{TOP}:pending"),
        "pending before the report",
    ),
    Plant(
        "hidden_receipt",
        grants("access_receipt,see,any", f"{TOP}:summary?disclosed", f"{TOP}:summary"),
        "receipt of a hidden object",
    ),
)
