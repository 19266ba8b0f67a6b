"""The official register of Gemeinden and Kreise: search as one types, and one entry by its key.

Read once per process, on first use; `QUELLE.md` names the source.
"""

from accounts.register.laden import Registereintrag
from accounts.register.suche import eintrag, suche

__all__ = ["Registereintrag", "eintrag", "suche"]
