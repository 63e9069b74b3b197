"""What a gift costs once the tax reduction is taken off."""

from decimal import ROUND_HALF_UP, Decimal


def real_cost(amount: Decimal | int, rate: int) -> Decimal:
    """What is left to pay of `amount` euros with a reduction of `rate` per cent, to the cent: 50 at 66 is 17."""
    return (Decimal(amount) * (100 - rate) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
