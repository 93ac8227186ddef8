"""The few words that a printer itself adds to a book: "Table", "Notes", names for links."""

from __future__ import annotations

from migov.model.languages import Localized

TABLE = Localized(en="Table", fr="Tableau", es="Cuadro", pt="Quadro", ar="الجدول")
NOTES = Localized(en="Notes", fr="Notes", es="Notas", pt="Notas", ar="الحواشي")
NOTE = Localized(en="Note", fr="Note", es="Nota", pt="Nota", ar="حاشية")
BACK = Localized(
    en="back to the text", fr="retour au texte", es="volver al texto", pt="voltar ao texto", ar="العودة إلى النص"
)
LINK_HERE = Localized(
    en="Link to this passage",
    fr="Lien vers ce passage",
    es="Enlace a este pasaje",
    pt="Ligação a esta passagem",
    ar="رابط إلى هذه الفقرة",
)
SKIP = Localized(
    en="Skip to the text", fr="Aller au texte", es="Ir al texto", pt="Ir para o texto", ar="الانتقال إلى النص"
)
DIMENSIONS = Localized(en="Dimensions", fr="Dimensions", es="Dimensiones", pt="Dimensões", ar="الأبعاد")
