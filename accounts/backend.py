"""Who is signed in, found with SQL that is made once; every page begins with that."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User
from integrationskonzept.lib.prepared import Prepared

USER = Prepared(lambda pk: User._default_manager.filter(pk=pk), int)


class AccountBackend(AuthenticationBackend):
    """Sign-in is allauth's."""

    def get_user(self, user_id: int) -> User | None:
        """Whose session it is, unless the account was closed."""
        user = USER.first(user_id)
        return user if user and self.user_can_authenticate(user) else None
