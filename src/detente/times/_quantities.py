from detente.model.events import Quantity
from detente.model.text import Span


def quantities(text: str, regions: tuple[Span, ...]) -> tuple[Quantity, ...]:
    """Placeholder."""
    return ()
