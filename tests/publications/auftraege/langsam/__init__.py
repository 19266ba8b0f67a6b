"""An app that makes the typesetting hang the first time, so that the worker can be killed in the middle of it."""
