"""What holds for all tests."""

from hypothesis import settings

# How long an example takes is the machine's affair: what costs time is counted in calls, where a test is about that.
settings.register_profile("styrkoll", deadline=None)
settings.load_profile("styrkoll")
