"""Making a release from its page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from migov.actions.releasing import making
from migov.errors import Conflict, Invalid, NotReady
from migov.model.languages import Language
from migov.model.permissions import Permission
from migov.model.releases import Identifiers
from migov.web.desk.life.forms import one_of, ticked, typed
from migov.web.desk.releasing.releases import page_of
from migov.web.entrance import enter
from migov.web.signed import now


@require_POST
def make(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """The page of the release that was made; or the page of releases again, with what stands in the way."""
    member = enter(request, id, Permission.TAKE_STEP)
    try:
        made = making.make(
            id,
            by=member,
            at=now(),
            languages=[one_of(Language, word, place="language") for word in ticked(request, "language")],
            because=typed(request, "because") or None,
            wanted=typed(request, "release") or None,
            identifiers=Identifiers(
                number=typed(request, "number").strip() or None,
                isbn=typed(request, "isbn").strip() or None,
                doi=typed(request, "doi").strip() or None,
            ),
        )
    except Invalid as error:
        return page_of(request, id, member, error=error, status=422)
    except NotReady:  # the page itself tells what stands in the way
        return page_of(request, id, member, status=409)
    except Conflict as error:
        return page_of(request, id, member, error=error, status=409)
    return HttpResponseRedirect(reverse("release", kwargs={"id": id, "number": made.number}))
