"""Every public address. Pages stand under the language they speak; a page's twins have its address with an ending."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from migov.web.api.taking import data as data_page
from migov.web.api.urls import urlpatterns as data_addresses
from migov.web.portal import home, overview, profiles, reading, released
from migov.web.portal.across import urls as across
from migov.web.portal.addressing import page, readable
from migov.web.portal.finding import practices
from migov.web.portal.hearing import following, reporting
from migov.web.portal.telling import feeds, maps

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="portal home", permanent=False)),
    path("releases/<release:id>/files/<path:path>", released.file, name="portal file"),
    path("robots.txt", maps.robots, name="portal robots"),
    path("sitemap.xml", maps.index, name="portal sitemap"),
    path("sitemap-<tongue:text>.xml", maps.of_language, name="portal sitemap of"),
]
urlpatterns += data_addresses
urlpatterns += i18n_patterns(
    *page("", home.home, "portal home"),
    *page("data", data_page, "portal data", csv=True),
    *page("profiles", profiles.profiles, "portal profiles", csv=True),
    *readable("profiles/<slug_:id>", overview.profile, "portal profile"),
    *readable("profiles/<slug_:id>/<sixth:dimension>", reading.chapter, "portal chapter", csv=True),
    *readable("profiles/<slug_:id>/modules/<code_:module>", reading.module, "portal module", csv=True),
    *readable("profiles/<slug_:id>/conventions", overview.table, "portal table", csv=True),
    *readable("profiles/<slug_:id>/sources", overview.key_sources, "portal key sources", csv=True),
    *readable("profiles/<slug_:id>/process", overview.process, "portal process"),
    *readable("profiles/<slug_:id>/paragraphs/<code_:paragraph>", reading.paragraph, "portal paragraph"),
    path("profiles/<slug_:id>/embedded/<code_:paragraph>", reading.embedded, name="portal embedded"),
    path(
        "profiles/<slug_:id>/in/<tongue:text>/embedded/<code_:paragraph>", reading.embedded, name="portal embedded in"
    ),
    path("profiles/<slug_:id>/paragraphs/<code_:paragraph>/report", reporting.report, name="portal report"),
    path("profiles/<slug_:id>/report", reporting.report, name="portal report whole"),
    *page("profiles/<slug_:id>/errata", released.ledger, "portal errata", csv=True),
    *page("practices", practices.find, "portal practices", csv=True),
    path("follow", following.follow, name="portal follow"),
    path("follow/confirm/<str:token>", following.confirm, name="portal confirm"),
    path("follow/leave/<str:token>", following.leave, name="portal leave"),
    path("feeds/all.atom", feeds.everything, name="portal feed"),
    path("feeds/places/<slug_:place>.atom", feeds.of_place, name="portal place feed"),
    path("feeds/dimensions/<sixth:dimension>.atom", feeds.of_dimension, name="portal dimension feed"),
    path("opensearch.xml", maps.opensearch, name="portal opensearch"),
    *across.PAGES,
    *page("releases/<release:id>", released.release, "portal release", csv=True),
)

handler400 = "migov.web.portal.refusals.bad_request"
handler404 = "migov.web.portal.refusals.not_found"
handler500 = "migov.web.portal.refusals.broken"
