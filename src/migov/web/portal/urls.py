"""Every public address. Pages stand under the language they speak; a page's twins have its address with an ending."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from migov.web.portal import home, overview, profiles, questions, reading, released
from migov.web.portal.addressing import page, readable

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="portal home", permanent=False)),
    path("releases/<release:id>/files/<path:path>", released.file, name="portal file"),
]
urlpatterns += i18n_patterns(
    *page("", home.home, "portal home"),
    *page("profiles", profiles.profiles, "portal profiles", csv=True),
    *readable("profiles/<slug_:id>", overview.profile, "portal profile"),
    *readable("profiles/<slug_:id>/<sixth:dimension>", reading.chapter, "portal chapter", csv=True),
    *readable("profiles/<slug_:id>/modules/<code_:module>", reading.module, "portal module", csv=True),
    *readable("profiles/<slug_:id>/conventions", overview.table, "portal table", csv=True),
    *readable("profiles/<slug_:id>/sources", overview.key_sources, "portal key sources", csv=True),
    *readable("profiles/<slug_:id>/process", overview.process, "portal process"),
    *readable("profiles/<slug_:id>/paragraphs/<code_:paragraph>", reading.paragraph, "portal paragraph"),
    *readable("profiles/<slug_:id>/embedded/<code_:paragraph>", reading.embedded, "portal embedded"),
    *page("questions/<code_:edition>/<code_:code>", questions.indicator, "portal indicator"),
    *page("releases/<release:id>", released.release, "portal release", csv=True),
)

handler400 = "migov.web.portal.refusals.bad_request"
handler404 = "migov.web.portal.refusals.not_found"
handler500 = "migov.web.portal.refusals.broken"
