import datetime as dt

from copilot.domain.model import Model


class DueDate(Model):
    start: int
    end: int
    span: str
    due: dt.date | None
    kind: str
