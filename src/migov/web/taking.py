"""Files to take away."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag


def download(request: HttpRequest, tag: str, name: str, media_type: str, make: Callable[[], bytes]) -> HttpResponse:
    """The file under its proper name; it is not made at all where the reader has it already."""
    etag = quote_etag(tag)
    known = get_conditional_response(request, etag=etag)
    if known is not None:
        return known
    response = HttpResponse(make(), content_type=media_type)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response
