"""Files as they are: the very bytes, whole or the part that is asked for, and not at all to who has them already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)

AT_ONCE = 1 << 16
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def send(request: HttpRequest, path: Path, *, tag: str, headers: dict[str, str]) -> HttpResponseBase:
    """The file at *path*, or one part of it.

    Args:
        request: what is asked for; a range that makes no sense is left aside, as HTTP has it.
        path: a file that is there.
        tag: one word for its bytes, such as their hash.
        headers: what else is told of it; its media type and how long it may be kept stand here.
    """
    sealed = f'"{tag}"'
    told = {**headers, "ETag": sealed, "Accept-Ranges": "bytes"}
    if sealed in [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]:
        kept = {name: value for name, value in told.items() if name not in ("Content-Type", "Content-Disposition")}
        return HttpResponseNotModified(headers=kept)
    request.META.pop("HTTP_ACCEPT_ENCODING", None)  # packed on the way, its parts would be parts of something else
    size = path.stat().st_size
    part = _part(request, size) if request.headers.get("if-range", sealed).strip() == sealed else None
    if part is None:
        whole = StreamingHttpResponse(_bytes(path, 0, size - 1), headers=told)
        whole["Content-Length"] = str(size)
        return whole
    first, last = part
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    answer = StreamingHttpResponse(_bytes(path, first, last), status=206, headers=told)
    answer["Content-Range"] = f"bytes {first}-{last}/{size}"
    answer["Content-Length"] = str(last - first + 1)
    return answer


def _part(request: HttpRequest, size: int) -> tuple[int, int] | None:
    """First and last byte of the one part that is asked for, the first behind the last where there is no such part."""
    found = RANGE.fullmatch(request.headers.get("range", "").strip())
    if request.method != "GET" or found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        return (max(0, size - int(last)), size - 1) if int(last) else (1, 0)
    if last and int(last) < int(first):
        return None
    return (int(first), min(int(last) if last else size - 1, size - 1)) if int(first) < size else (1, 0)


def _bytes(path: Path, first: int, last: int) -> Iterator[bytes]:
    left = last - first + 1
    with path.open("rb") as file:
        file.seek(first)
        while left and (piece := file.read(min(AT_ONCE, left))):
            left -= len(piece)
            yield piece
