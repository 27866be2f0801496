"""The life of a placement as a table: which verb leads from where to where, who may, and what it needs.

planned → confirmed → active → ended; planned and confirmed may be cancelled. From the moment of confirmation a
promise stands, so whatever makes or changes its terms takes a second person: somebody who may confirm and who did
not plan it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from talent.accounts.permissions import Permission, demand
from talent.audit.actors import Actor
from talent.core.errors import Conflict, Forbidden
from talent.placements.models import Placement, PlacementState

S = PlacementState


class PlacementVerb(StrEnum):
    """What can be done to a placement once it is planned."""

    CONFIRM = "confirm"
    START = "start"
    EXTEND = "extend"
    END = "end"
    CANCEL = "cancel"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Transition:
    """One verb: from which states, to which (None: it stays), what it needs, where a second person is needed."""

    sources: frozenset[PlacementState]
    target: PlacementState | None
    needs: tuple[str, ...]
    second_person: frozenset[PlacementState] = frozenset()


TRANSITIONS: Final[dict[PlacementVerb, Transition]] = {
    PlacementVerb.CONFIRM: Transition(
        frozenset({S.PLANNED}), S.CONFIRMED, ("decree_number",), frozenset({S.PLANNED})
    ),
    PlacementVerb.START: Transition(frozenset({S.CONFIRMED}), S.ACTIVE, ("starts_on",)),
    PlacementVerb.EXTEND: Transition(
        frozenset({S.CONFIRMED, S.ACTIVE}),
        None,
        ("ends_on", "decree_number"),
        frozenset({S.CONFIRMED, S.ACTIVE}),
    ),
    PlacementVerb.END: Transition(frozenset({S.ACTIVE}), S.ENDED, ("reason_code",)),
    PlacementVerb.CANCEL: Transition(frozenset({S.PLANNED, S.CONFIRMED}), S.CANCELLED, ("reason_code",)),
    PlacementVerb.CORRECT: Transition(
        frozenset({S.PLANNED, S.CONFIRMED, S.ACTIVE, S.ENDED}),
        None,
        ("reason",),
        frozenset({S.CONFIRMED, S.ACTIVE, S.ENDED}),
    ),
}


def allowed(state: PlacementState) -> tuple[PlacementVerb, ...]:
    """Return the verbs that a placement in `state` can take, in the order of the table."""
    return tuple(verb for verb, transition in TRANSITIONS.items() if state in transition.sources)


def require(placement: Placement, verb: PlacementVerb, *, actor: Actor) -> PlacementState:
    """Return the state that `verb` leads to.

    Raises:
        Forbidden: the actor may not, is no person where a person must decide, or is the planner where a second
            person must.
        Conflict: the placement's state does not allow it.
    """
    transition = TRANSITIONS[verb]
    second = placement.state in transition.second_person
    demand(actor, Permission.CONFIRM_ANY_PLACEMENT if second else Permission.EDIT_ANY_PLACEMENT)
    if placement.state not in transition.sources:
        raise Conflict(
            "error.placement.state", ref=placement.reference, state=placement.state.value, verb=verb.value
        )
    if second:
        require_second_person(placement.planned_by, actor=actor)
    return transition.target or placement.state


def require_second_person(planned_by: str, *, actor: Actor) -> None:
    """Refuse unless the actor is a person, and another than the one who planned (TRUST P8).

    Raises:
        Forbidden: the actor is the system, or the planner.
    """
    if actor.is_system:
        raise Forbidden("error.placement.person_needed")
    if actor.ref == planned_by:
        raise Forbidden("error.placement.second_person")
