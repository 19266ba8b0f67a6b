import pytest


@pytest.fixture(autouse=True)
def _ohne_bremse(settings, request):
    """Rate limits hold only where they are tested."""
    if "bremse" not in request.fixturenames:
        settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def bremse():
    """Let the rate limits of the settings hold."""


@pytest.fixture
def nach_commit(django_capture_on_commit_callbacks):
    """Run what waits for the commit: mails, removed files."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
