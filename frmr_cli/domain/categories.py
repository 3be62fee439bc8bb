"""Categories of workers in the register."""

from __future__ import annotations

from types import MappingProxyType

CATEGORIES = MappingProxyType(
    {
        "doctor": "врач",
        "dentist": "стоматолог",
        "rehabilitation": "специалист по реабилитации",
        "nurse_midwife_technician": "средний медицинский персонал",
        "head": "руководитель медицинской организации",
        "pharma_diagnostics": "специалист фармации и диагностики",
    }
)
"""Code of the wire contract → Russian name, in the order in which the register lists them."""
