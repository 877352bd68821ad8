"""Planted faults of acts: who decides, signs and releases."""

from tests.rules.protocol.copied import Plant, adds, gives, grants

MANAGER = "programme_manager@same_programme"

DEEDS = (
    Plant(
        "job_acts", adds("decision_record,decide,draft", "system_job@global:meta"), "job decides"
    ),
    Plant("job_acts", adds("pr2,release,review", "system_job@global:meta"), "job releases"),
    Plant("job_acts", adds("formal_note,sign,draft", "system_job@global:full"), "job signs"),
    Plant("token_writes", adds("target,edit,agreed", "api_client@own:summary"), "token writes"),
    Plant("token_writes", gives("setting,create,new", "api_client@own:full"), "token creates"),
    Plant(
        "another_decides",
        adds("status,decide,any", "team_leader@assigned:full?fresh_auth+not_author+reason"),
        "team leader decides",
    ),
    *(
        Plant(
            "decides_too_easily",
            grants("decision_record,decide,draft", f"{condition}+", ""),
            f"decides without {condition}",
        )
        for condition in ("fresh_auth", "gates_pass", "not_author", "reason")
    ),
    Plant(
        "decides_too_easily",
        grants("adopted_decision,decide,draft", "+scanned", ""),
        "adopts without the scan",
    ),
    Plant(
        "decides_too_easily", grants("status,decide,any", "+reason", ""), "suspends without reason"
    ),
    Plant(
        "second_person_elsewhere",
        grants("benefit,decide,chosen", "reduced_ok", "reduced_ok+two_person"),
        "two persons for a benefit",
    ),
    Plant(
        "writes_for_the_other_side",
        adds("pr1,edit,draft", "enterprise_advisor@assigned:report"),
        "advisor writes PR1",
    ),
    Plant(
        "writes_for_the_other_side",
        grants("pr1,sign,submitted", "assigned:verification", "assigned:report"),
        "advisor signs PR1",
    ),
    Plant(
        "changes_what_is_out_for_comment",
        grants("pr2,edit,for_comment", "assigned:comment", "assigned:full"),
        "advisor changes PR2",
    ),
    Plant(
        "releases_without_the_comment",
        grants(
            "pr2,release,for_comment",
            "assigned:full?not_author+commented",
            "assigned:full?not_author",
        ),
        "no comment",
    ),
    Plant(
        "fills_the_seat_of_others",
        grants("committee_membership,decide,proposed", "full?own_side", "full"),
        "management fills a seat",
    ),
    Plant(
        "releases_the_own_words",
        grants("assessment,release,review", "assigned:full?not_author", "assigned:full"),
        "author releases",
    ),
    Plant(
        "changes_what_was_said",
        gives("formal_note,edit,issued|withdrawn", f"{MANAGER}:full"),
        "note changed",
    ),
    Plant(
        "changes_what_was_said", gives("audit_log,edit,any", f"{MANAGER}:summary"), "log changed"
    ),
    Plant(
        "publicity_without_consent",
        grants(
            "campaign_item,release,consented",
            f"{MANAGER}:full?consented+fresh_auth",
            f"{MANAGER}:full?fresh_auth",
        ),
        "publicity without consent",
    ),
)
