"""Registers of a pair: missions, visits, calls, agreements, facilities, joint acts, sanctions.

`registers(account)` is all that others need.
"""

from detente.relations.registers.books import registers

__all__ = ["registers"]
