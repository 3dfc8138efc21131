"""The numbers that the statistics stand on, all in one place.

The page on methods is generated from these names, values and docstrings, so that it cannot say
anything else than what is computed. Each docstring is one line.
"""

from __future__ import annotations

CONFIDENCE = 0.95
"""Confidence of every interval, and nominal joint confidence of all decided pairs of an order."""

FEWEST_FOR_INTERVAL = 6
"""Fewest runs with a confidence interval of the median: lowest to highest of 5 cover 93.75 %."""

NOISY_SPREAD = 0.2
"""Runs are called noisy where their interquartile range exceeds this share of their median."""

FEWEST_FOR_BIMODAL = 6
"""Fewest runs that are examined for two humps."""

FEWEST_IN_HUMP = 2
"""Fewest runs in a hump: one run alone is an outlier."""

LEAST_HUMP_SHARE = 0.2
"""Least share of the runs in a hump: fewer of many are the tail that most distributions have."""

BIMODAL_LEVEL = 0.05
"""Runs have two humps where evenly spread ones leave so wide a gap at most this often."""

LEAST_COVERAGE = 0.7
"""Least share of the weights that the figures of a subject have to cover for it to be ranked."""

SEPARATION_SHARE = 0.5
"""Runs decide a pair if full separation has at most this share of its allowed chance of error."""

FEWEST_RUNS_TO_DECIDE = 5
"""Fewest runs that decide a pair: two groups of 5, fully apart, have a permutation p of 2/252."""

BOOTSTRAP_REPLICATES = 4000
"""Number of times that the runs are drawn anew, with replacement."""

SENSITIVITY_DRAWS = 500
"""Number of times that the weights are drawn anew around the chosen ones."""

SENSITIVITY_SHAPE = 4
"""Shape of the gamma factor on each drawn weight: mean 1, standard deviation 1/2."""
