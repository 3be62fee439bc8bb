"""The members of a worker's document and of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MEMBERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "": frozenset(
            [
                "id",
                "lastName",
                "firstName",
                "patronymic",
                "gender",
                "birthDate",
                "birthPlace",
                "snils",
                "inn",
                "citizenship",
                "phone",
                "email",
                "documents",
                "addresses",
                "category",
                "specialties",
                "qualification",
                "isMedicalWorker",
                "status",
                "employment",
                "accreditation",
                "version",
                "updatedAt",
                "masked",
            ]
        ),
        "documents": frozenset(
            ["documentId", "serial", "number", "passDate", "passOrg", "codeOrg"]
        ),
        "specialties": frozenset({"code", "name", "main"}),
        "qualification": frozenset({"category", "specialty", "beginDate", "endDate"}),
    }
)
"""Members of the document and of its parts; the derived ones too, because it may be one that was read."""
