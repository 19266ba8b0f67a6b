import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "integrationskonzept.settings")
application = get_wsgi_application()

from integrationskonzept.checks import sicherer_betrieb  # noqa: E402
from integrationskonzept.lib.web_limits import limit_waiting  # noqa: E402

limit_waiting()

# 3 tells gunicorn that it need not try again with another worker.
NICHT_STARTEN = 3

if fehler := sicherer_betrieb():
    print("Der Start ist verweigert:", *fehler, sep="\n", file=sys.stderr)
    sys.exit(NICHT_STARTEN)
