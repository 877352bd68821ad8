"""G4: letters and sessions name nobody, and one letter reads like every other (N19, N20)."""

import pytest

from tests.reliability.browser import ask
from tests.reliability.counted import told
from tests.reliability.deeds import DEEDS, KEY, forms
from tests.reliability.knowing import Knowing
from tests.reliability.names import in_letters, in_sessions, subjects
from tests.reliability.routes import all_routes
from tests.reliability.world import World

pytestmark = pytest.mark.django_db
DOES = ("factorytalder", "manager", "staff", "plover", "admin")


def _do_what_they_may(world: World) -> int:
    """One act of each kind by each of them, and nothing of it is taken back."""
    done = 0
    seen: set[tuple[str, str]] = set()
    routes = {each.name: each for each in all_routes()}
    for each in forms(world, [world.people[key] for key in DOES]):
        kind = (each.who.key, each.deed.route)
        if not each.is_granted or kind in seen or each.deed.route in {"close_factory", "lock"}:
            continue
        seen.add(kind)
        knowing = Knowing(world, each.who)
        body = {"key": f"{KEY}-{len(seen)}", **each.deed.body(knowing, each.thing)}
        path = routes[each.deed.route].path(*each.thing.args)
        done += ask(each.who.session, "POST", path, body).status in {200, 302, 303}
    return done


def test_letters_and_sessions_name_nobody(world: World) -> None:
    assert _do_what_they_may(world) > len(DEEDS)
    sent, faults = in_letters()
    told("G4", "letters", sent, faults)
    kept, faults = in_sessions()
    told("G4", "sessions", kept, faults)
    assert len(subjects()) <= SUBJECTS, "a subject that differs tells what the letter is about"


SUBJECTS = 1  # "something is ready for you", in the one language of this world
