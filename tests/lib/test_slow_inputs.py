"""No text takes more than linear time to read, however it was made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrationskonzept.lib.richtext import bereinige
from tests.lib.slow_inputs import OF_CLEAN_TEXT, OF_RAW_TEXT, SIGNS, nested, repeated, seconds

SMALL, LARGE = 2_000, 8_000
NOTHING = 0.08
"""Seconds in which even a slow machine reads nothing quadratic of that length."""

GROWTH = 8
"""Four times the text may take twice as long a character, since memory comes in steps."""


def grows_too_fast(reader, small, large):
    """Only what takes noticeable time is compared, and asked again before it is blamed."""
    if seconds(reader, large) < NOTHING:
        return False
    return min(seconds(reader, large) for _ in range(2)) > GROWTH * max(seconds(reader, small), NOTHING / GROWTH)


def all_texts(length):
    return [*(repeated(sign, length) for sign in SIGNS), *nested(length)]


TEXTS = list(zip(all_texts(SMALL), all_texts(LARGE), strict=True))
CLEAN = [(bereinige(small[: SMALL // 2]), bereinige(large[: LARGE // 2])) for small, large in TEXTS]


@pytest.mark.parametrize("name", OF_RAW_TEXT)
def test_raw_text(name):
    assert [large[:40] for small, large in TEXTS if grows_too_fast(OF_RAW_TEXT[name], small, large)] == []


@pytest.mark.parametrize("name", OF_CLEAN_TEXT)
def test_clean_text(name):
    assert [large[:40] for small, large in CLEAN if grows_too_fast(OF_CLEAN_TEXT[name], small, large)] == []


def test_formatting_that_every_paragraph_opens_again_makes_no_flood():
    bomb = nested(25_000)[3]
    assert len(bereinige(bomb)) < 40 * len(bomb)


@given(st.lists(st.sampled_from(SIGNS), max_size=6), st.integers(1, 400))
def test_whatever_is_repeated_is_cleaned_once_for_all(signs, times):
    html = "".join(signs) * times
    clean = bereinige(html)
    assert bereinige(clean) == clean
    assert len(clean) < 40 * len(html) + 100
