"""The six dimensions of migration governance, as the Migration Governance Framework (MiGOF) sets them.

Source of the six and of their grouping: IOM Council, C/106/40 of 4 November 2015.
"""

from __future__ import annotations

from enum import IntEnum

from migov.model.languages import Language, Localized


class Dimension(IntEnum):
    """One of the six: 1–3 are the principles of MiGOF, 4–6 its objectives.

    >>> Dimension.PARTNERSHIPS.is_principle, Dimension.CRISES.is_principle
    (True, False)
    """

    RIGHTS = 1
    POLICY = 2
    PARTNERSHIPS = 3
    WELL_BEING = 4
    CRISES = 5
    MIGRATION = 6

    @property
    def is_principle(self) -> bool:
        return self <= Dimension.PARTNERSHIPS

    def title(self, language: Language) -> str:
        """The dimension's full title, as a chapter of a profile is headed."""
        return TITLES[self].text(language)

    def short(self, language: Language) -> str:
        """The two or three words that name it on a card or a tab."""
        return SHORT[self].text(language)


TITLES: dict[Dimension, Localized] = {
    Dimension.RIGHTS: Localized(
        en="Adherence to international standards and fulfilment of migrants’ rights",
        fr="Adhésion aux normes internationales et respect des droits des migrants",
        es="Adhesión a las normas internacionales y cumplimiento de los derechos de los migrantes",
        pt="Adesão às normas internacionais e cumprimento dos direitos dos migrantes",
        ar="الالتزام بالمعايير الدولية وإعمال حقوق المهاجرين",
    ),
    Dimension.POLICY: Localized(
        en="Formulates policy using evidence and whole-of-government approach",
        fr="Élaboration de politiques fondées sur des données probantes et une approche pangouvernementale",
        es="Formulación de políticas con base empírica y un enfoque pangubernamental",
        pt="Formulação de políticas com base em evidências e numa abordagem de todo o governo",
        ar="صياغة السياسات بالاستناد إلى الأدلة وإلى نهج حكومي شامل",
    ),
    Dimension.PARTNERSHIPS: Localized(
        en="Engages with partners to address migration and related issues",
        fr="Collaboration avec des partenaires sur la migration et les questions connexes",
        es="Colaboración con asociados para abordar la migración y las cuestiones conexas",
        pt="Colaboração com parceiros sobre a migração e questões conexas",
        ar="العمل مع الشركاء لمعالجة الهجرة والقضايا المتصلة بها",
    ),
    Dimension.WELL_BEING: Localized(
        en="Advances the socioeconomic well-being of migrants and society",
        fr="Promotion du bien-être socioéconomique des migrants et de la société",
        es="Fomento del bienestar socioeconómico de los migrantes y de la sociedad",
        pt="Promoção do bem-estar socioeconómico dos migrantes e da sociedade",
        ar="تعزيز الرفاه الاجتماعي والاقتصادي للمهاجرين والمجتمع",
    ),
    Dimension.CRISES: Localized(
        en="Effectively addresses the mobility dimensions of crises",
        fr="Prise en compte efficace des aspects des crises liés à la mobilité",
        es="Abordaje eficaz de los aspectos de las crisis relacionados con la movilidad",
        pt="Resposta eficaz às dimensões de mobilidade das crises",
        ar="التصدي بفعالية لأبعاد التنقل في الأزمات",
    ),
    Dimension.MIGRATION: Localized(
        en="Ensures that migration takes place in a safe, orderly and regular manner",
        fr="Garantie d’une migration sûre, ordonnée et régulière",
        es="Garantía de una migración segura, ordenada y regular",
        pt="Garantia de uma migração segura, ordenada e regular",
        ar="ضمان حدوث الهجرة بطريقة آمنة ومنظمة ونظامية",
    ),
}

SHORT: dict[Dimension, Localized] = {
    Dimension.RIGHTS: Localized(
        en="Migrants’ rights",
        fr="Droits des migrants",
        es="Derechos de los migrantes",
        pt="Direitos dos migrantes",
        ar="حقوق المهاجرين",
    ),
    Dimension.POLICY: Localized(
        en="Whole-of-government approach",
        fr="Approche pangouvernementale",
        es="Enfoque pangubernamental",
        pt="Abordagem de todo o governo",
        ar="نهج حكومي شامل",
    ),
    Dimension.PARTNERSHIPS: Localized(
        en="Partnerships", fr="Partenariats", es="Alianzas", pt="Parcerias", ar="الشراكات"
    ),
    Dimension.WELL_BEING: Localized(
        en="Well-being of migrants",
        fr="Bien-être des migrants",
        es="Bienestar de los migrantes",
        pt="Bem-estar dos migrantes",
        ar="رفاه المهاجرين",
    ),
    Dimension.CRISES: Localized(
        en="Mobility dimension of crises",
        fr="Mobilité en situation de crise",
        es="Movilidad en las crisis",
        pt="Mobilidade nas crises",
        ar="بُعد التنقل في الأزمات",
    ),
    Dimension.MIGRATION: Localized(
        en="Safe, orderly and regular migration",
        fr="Migration sûre, ordonnée et régulière",
        es="Migración segura, ordenada y regular",
        pt="Migração segura, ordenada e regular",
        ar="هجرة آمنة ومنظمة ونظامية",
    ),
}
