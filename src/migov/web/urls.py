"""Every address of the house front. A page's JSON twin has the page's address with ``.json`` behind it."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, path

from migov.web import appearance, health, refusals
from migov.web.accounts.addresses import addresses
from migov.web.addressing import page
from migov.web.desk import (
    about,
    files,
    instruments,
    look,
    noticed,
    profiles,
    registers,
    sources,
    treaties,
)
from migov.web.desk.answering import addresses as answering
from migov.web.desk.consulting import addresses as consulting
from migov.web.desk.delegating import addresses as delegating
from migov.web.desk.doubting import addresses as doubting
from migov.web.desk.drafting import addresses as drafting
from migov.web.desk.following import addresses as following
from migov.web.desk.inviting import addresses as inviting
from migov.web.desk.life import addresses as life
from migov.web.desk.publishing import addresses as publishing
from migov.web.desk.releasing import addresses as releasing
from migov.web.desk.reviewing import addresses as reviewing
from migov.web.desk.sheets import addresses as sheets
from migov.web.desk.shelving import addresses as shelving
from migov.web.desk.translating import addresses as translating
from migov.web.desk.vetting import addresses as vetting
from migov.web.desk.word import addresses as word
from migov.web.desk.workshops import addresses as workshops

urlpatterns: list[URLPattern | URLResolver] = [
    path("looks/profile.css", profiles.looks, name="profile.css"),
    path("appearance", appearance.choose, name="appearance"),
    path("health", health.health, name="health"),
]
urlpatterns += i18n_patterns(
    *addresses,
    *answering.addresses,
    *reviewing.addresses,
    *delegating.addresses,
    *consulting.addresses,
    *inviting.addresses,
    *drafting.addresses,
    *doubting.addresses,
    *following.addresses,
    *page("assessments/<id:id>/treaties", treaties.treaties_, "treaties"),
    *page("assessments/<id:id>/treaties/<code:code>", treaties.treaty, "treaty"),
    *life.addresses,
    *publishing.addresses,
    *releasing.addresses,
    *shelving.addresses,
    *sheets.addresses,
    *translating.addresses,
    *vetting.addresses,
    *word.addresses,
    *workshops.addresses,
    *page("profiles", profiles.profiles, "profiles"),
    *page("profiles/<id:id>", profiles.profile, "profile"),
    *page("profiles/<id:id>/noticed", noticed.noticed, "noticed"),
    *page("profiles/<id:id>/registers", registers.registers, "registers"),
    *page("profiles/<id:id>/files", files.files, "files"),
    path("profiles/<id:id>/files/assessment.json", files.interchange, name="interchange"),
    path("profiles/<id:id>/files/original", files.original, name="original"),
    path("profiles/<id:id>/files/<slug:generation>.<slug:form>", files.printed, name="printed"),
    *page("sources", sources.sources, "sources"),
    *page("sources/<id:id>", sources.source, "source"),
    path("sources/<id:id>/original", sources.original, name="source original"),
    *page("instruments", instruments.instruments, "instruments"),
    *page("instruments/<id:jurisdiction>/<name:id>", instruments.instrument, "instrument"),
    *page("about", about.about, "about"),
    *page("look", look.look, "look"),
)

handler400 = refusals.bad_request
handler403 = refusals.forbidden
handler404 = refusals.not_found
handler429 = refusals.too_many
handler500 = refusals.broken
