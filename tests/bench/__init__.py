"""Benchmarks: `python -m tests.bench`. Each module has a function `miss()` that returns its Messungen."""
