"""The addresses of the pages for readers of answers."""

from __future__ import annotations

from django.urls import URLPattern

from migov.web.addressing import page
from migov.web.desk.reviewing import agreements, codings, flags, reviews

addresses: list[URLPattern] = [
    *page("assessments/<id:id>/reviews", reviews.reviews_, "reviews"),
    *page("assessments/<id:id>/reviews/<code:code>", reviews.review, "review"),
    *page("assessments/<id:id>/codings", codings.codings_, "codings"),
    *page("assessments/<id:id>/codings/<code:code>", codings.coding, "coding"),
    *page("assessments/<id:id>/agreement", agreements.agreement, "agreement"),
    *page("assessments/<id:id>/agreement/<code:code>", codings.pair, "pair"),
    *page("agreement", agreements.agreements, "agreements"),
    *page("assessments/<id:id>/flags", flags.flags_, "flags"),
    *page("assessments/<id:id>/flags/<int:number>", flags.flag, "flag"),
    *page("assessments/<id:id>/flags/on/<code:code>", flags.raise_, "flag raise"),
]
