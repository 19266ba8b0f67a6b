"""The tests' settings for a server of its own: pages are kept in files that all its processes share."""

from integrationskonzept.settings import CACHES as ECHTE
from tests.settings import *  # noqa: F403
from tests.settings import CACHES

CACHES["pages"] = ECHTE["pages"]
