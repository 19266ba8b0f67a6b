"""Where the browser is; empty if there is none."""

import shutil

CHROMIUM = next(
    (gefunden for name in ("chromium", "chromium-browser", "google-chrome") if (gefunden := shutil.which(name))), ""
)
