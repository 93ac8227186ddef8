"""The addresses of versions, signatures and the process certificate."""

from __future__ import annotations

from django.urls import URLPattern, path

from migov.web.addressing import page
from migov.web.desk.vetting import certificates, signatures, versions, vetting

ONE = "assessments/<id:id>"
VERSION = f"{ONE}/versions/<int:number>"

addresses: list[URLPattern] = [
    *page(f"{ONE}/versions", versions.versions_, "versions"),
    *page(VERSION, versions.version, "version"),
    path(f"{VERSION}/print.<slug:form>", versions.printed, name="version print"),
    *page(f"{ONE}/versions/<int:number>/<int:later>", versions.compared, "versions compared"),
    *page(f"{ONE}/vetting", vetting.vetting_, "vetting"),
    path(f"{ONE}/vetting/sign", signatures.sign, name="sign"),
    path(f"{ONE}/vetting/<int:number>/letter", signatures.letter, name="letter"),
    *page(f"{ONE}/vetting/<int:number>/withdraw", signatures.withdraw, "sign-off withdraw"),
    *page(f"{ONE}/certificate", certificates.certificate, "certificate"),
]
