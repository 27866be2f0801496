"""Which decision leads an entry from which state to which. No state changes except by a person's verb."""

from typing import Final

from talent.core.errors import Conflict
from talent.shortlists.models import EntryState, Verb

S = EntryState

MOVES: Final[dict[Verb, tuple[frozenset[EntryState], EntryState]]] = {
    Verb.REFER: (frozenset({S.PROPOSED}), S.REFERRED),
    Verb.SELECT: (frozenset({S.REFERRED}), S.SELECTED),
    Verb.DECLINE: (frozenset({S.PROPOSED, S.REFERRED}), S.DECLINED),
    Verb.WITHDRAW: (frozenset({S.PROPOSED, S.REFERRED, S.SELECTED}), S.WITHDRAWN),
}


def after(state: EntryState, verb: Verb) -> EntryState:
    """Return the state that `verb` leads to.

    Raises:
        Conflict: it does not lead anywhere from `state`.
    """
    sources, target = MOVES[verb]
    if state not in sources:
        raise Conflict("error.entry.state", verb=verb.value, state=state.value)
    return target


def possible(state: EntryState) -> list[Verb]:
    """Return the verbs that lead somewhere from `state`."""
    return [verb for verb, (sources, _) in MOVES.items() if state in sources]
