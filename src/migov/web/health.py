"""Whether migov answers: for whatever watches it. It says nothing else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from migov.store.records.people import PersonRecord


@require_safe
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """``ok`` where the database can be read."""
    PersonRecord.objects.exists()
    return HttpResponse("ok\n", content_type="text/plain")
