from .ereignis import Ereignis
from .kommune import Kommune
from .person import Einladung, Mitgliedschaft, User
from .post import AusgegangenePost
from .submission import Submission

__all__ = ["AusgegangenePost", "Einladung", "Ereignis", "Kommune", "Mitgliedschaft", "Submission", "User"]
