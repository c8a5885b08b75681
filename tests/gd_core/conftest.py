"""Settings for every property test of gd_core."""

from hypothesis import settings

# A busy machine is no mistake in the code: no test fails for being slow.
settings.register_profile("gd_core", deadline=None)
settings.load_profile("gd_core")
