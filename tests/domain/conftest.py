from __future__ import annotations

from hypothesis import settings

settings.register_profile("domain", deadline=None, database=None)
settings.load_profile("domain")
