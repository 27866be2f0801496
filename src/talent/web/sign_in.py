"""Signs in with transactions of its own: a wrong password is counted in one that the refusal does not roll back."""

from sqlalchemy import Engine

from talent.accounts.sessions import SignedIn, note_failure, sign_in, sign_out
from talent.core.errors import Unauthenticated
from talent.core.settings import Settings
from talent.db.session import transaction


def sign_in_counted(
    engine: Engine, *, address: str, password: str, client: str, earlier: str | None, settings: Settings
) -> SignedIn:
    """Sign in; the session of the `earlier` token, if one was brought along, ends.

    Raises:
        Unauthenticated: address or password is wrong, or the account is closed.
        TooManyAttempts: the account or the network address has failed too often.
    """
    try:
        with transaction(engine) as session:
            if earlier:
                sign_out(session, earlier)
            return sign_in(session, address=address, password=password, client=client, settings=settings)
    except Unauthenticated:
        with transaction(engine) as session:
            note_failure(session, address=address, client=client, settings=settings)
        raise
