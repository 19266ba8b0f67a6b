from .ereignis import Ereignis
from .kommune import Kommune
from .person import Einladung, Mitgliedschaft, User
from .post import AusgegangenePost

__all__ = ["AusgegangenePost", "Einladung", "Ereignis", "Kommune", "Mitgliedschaft", "User"]
