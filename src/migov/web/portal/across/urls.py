"""The addresses of pages across countries."""

from __future__ import annotations

from migov.web.portal.across import (
    changes,
    conventions,
    frameworks,
    indicators,
    instruments,
    programme,
    questions,
    world,
)
from migov.web.portal.addressing import page, readable

PAGES = (
    *page("questions", questions.questions, "portal dimensions", csv=True),
    *page("questions/<code_:edition>/dimensions/<sixth:dimension>", questions.dimension, "portal dimension", csv=True),
    *page("questions/<code_:edition>/sub-domains/<code_:code>", questions.sub_domain, "portal sub-domain", csv=True),
    *page("questions/<code_:edition>/<code_:code>", indicators.indicator, "portal indicator", csv=True),
    *page(
        "questions/<code_:edition>/<code_:code>/places/<slug_:place>", indicators.answers, "portal answers", csv=True
    ),
    *page("conventions", conventions.conventions, "portal conventions", csv=True),
    *page("conventions/<code_:code>", conventions.treaty, "portal treaty", csv=True),
    *page("instruments", instruments.instruments, "portal instruments", csv=True),
    *page("instruments/<slug_:place>/<code_:id>", instruments.instrument, "portal instrument"),
    *page("global-compact", frameworks.compact, "portal compact", csv=True),
    *page("global-compact/<code_:objective>", frameworks.objective, "portal objective", csv=True),
    *page("sdg-10-7-2", frameworks.items, "portal sdg items", csv=True),
    *page("sdg-10-7-2/<code_:item>", frameworks.item, "portal sdg item", csv=True),
    *page("sdg", frameworks.targets, "portal sdg targets", csv=True),
    *page("sdg/<code_:target>", frameworks.target, "portal sdg target", csv=True),
    *page("programme", programme.programme, "portal programme", csv=True),
    *page("map", world.world, "portal world"),
    *page("changes", changes.newest, "portal newest changes", csv=True),
    *readable("profiles/<slug_:id>/changes", changes.changes, "portal changes", csv=True),
)
