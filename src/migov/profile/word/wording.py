"""What is printed in a file that goes out for comments, beside the draft itself; and what is said of a returned one."""

from __future__ import annotations

from migov.model.languages import Localized

FOR_COMMENT = Localized(
    en="Draft {number} – for comment",
    fr="Projet {number} – pour observations",
    es="Borrador {number}: para comentarios",
    pt="Projeto {number} – para comentários",
    ar="المسودة {number} – لإبداء الملاحظات",
)
IDENTITY = Localized(
    en="Assessment {assessment}, draft {number}, hash {hash}",
    fr="Évaluation {assessment}, projet {number}, empreinte {hash}",
    es="Evaluación {assessment}, borrador {number}, huella {hash}",
    pt="Avaliação {assessment}, projeto {number}, resumo {hash}",
    ar="التقييم {assessment}، المسودة {number}، البصمة {hash}",
)
SENT_TO = Localized(
    en="Sent to: {institution}",
    fr="Envoyé à : {institution}",
    es="Enviado a: {institution}",
    pt="Enviado a: {institution}",
    ar="أُرسل إلى: {institution}",
)
WHAT_TO_DO = Localized(
    en="Please write your changes into the text: the file records them. To explain or to ask, select the words and add "
    "a comment. Each change and each comment will be answered.",
    fr="Veuillez écrire vos modifications dans le texte : le fichier les enregistre. Pour expliquer ou demander, "
    "sélectionnez les mots et ajoutez un commentaire. Chaque modification et chaque commentaire recevra une réponse.",
    es="Escriba sus cambios en el texto: el archivo los registra. Para explicar o preguntar, seleccione las palabras y "
    "añada un comentario. Cada cambio y cada comentario recibirá una respuesta.",
    pt="Escreva as suas alterações no texto: o ficheiro regista-as. Para explicar ou perguntar, selecione as palavras "
    "e acrescente um comentário. Cada alteração e cada comentário receberá uma resposta.",
    ar="يرجى كتابة تعديلاتكم في النص مباشرة: فالملف يسجلها. وللشرح أو السؤال، حددوا الكلمات وأضيفوا تعليقا. "
    "وسيرد على كل تعديل وكل تعليق.",
)
HOW_TO_RETURN = Localized(
    en="Save it as a Word document (.docx) and send it back by {due}.",
    fr="Enregistrez-le en document Word (.docx) et renvoyez-le avant le {due}.",
    es="Guárdelo como documento de Word (.docx) y devuélvalo antes del {due}.",
    pt="Guarde-o como documento Word (.docx) e devolva-o até {due}.",
    ar="احفظوه كمستند Word ‏(.docx) وأعيدوه قبل {due}.",
)
HOW_TO_RETURN_ANY_DAY = Localized(
    en="Save it as a Word document (.docx) and send it back.",
    fr="Enregistrez-le en document Word (.docx) et renvoyez-le.",
    es="Guárdelo como documento de Word (.docx) y devuélvalo.",
    pt="Guarde-o como documento Word (.docx) e devolva-o.",
    ar="احفظوه كمستند Word ‏(.docx) وأعيدوه.",
)
A_PART = Localized(
    en="This file holds the passages that concern you. You may comment on all others too: ask for the whole draft.",
    fr="Ce fichier contient les passages qui vous concernent. Vous pouvez aussi commenter les autres : demandez le "
    "projet entier.",
    es="Este archivo contiene los pasajes que le conciernen. También puede comentar los demás: pida el borrador "
    "completo.",
    pt="Este ficheiro contém as passagens que lhe dizem respeito. Também pode comentar as outras: peça o projeto "
    "completo.",
    ar="يتضمن هذا الملف الفقرات التي تعنيكم. ويمكنكم التعليق على غيرها أيضا: اطلبوا المسودة كاملة.",
)
PRINTED = (FOR_COMMENT, IDENTITY, SENT_TO, WHAT_TO_DO, HOW_TO_RETURN, HOW_TO_RETURN_ANY_DAY, A_PART)
"""All that stands in the title block."""

IN_HEADING = Localized(
    en="In the heading “{heading}”: {change}",
    fr="Dans le titre « {heading} » : {change}",
    es="En el título «{heading}»: {change}",
    pt="No título «{heading}»: {change}",
    ar="في العنوان «{heading}»: {change}",
)
IN_NOTE = Localized(
    en="In the footnote “{note}”: {change}",
    fr="Dans la note « {note} » : {change}",
    es="En la nota «{note}»: {change}",
    pt="Na nota «{note}»: {change}",
    ar="في الحاشية «{note}»: {change}",
)
IN_OTHER = Localized(
    en="In the file, at “{place}”: {change}",
    fr="Dans le fichier, à « {place} » : {change}",
    es="En el archivo, en «{place}»: {change}",
    pt="No ficheiro, em «{place}»: {change}",
    ar="في الملف، عند «{place}»: {change}",
)
ADDED = Localized(
    en="add “{now}”", fr="ajouter « {now} »", es="añadir «{now}»", pt="acrescentar «{now}»", ar="إضافة «{now}»"
)
REMOVED = Localized(
    en="delete “{was}”", fr="supprimer « {was} »", es="suprimir «{was}»", pt="suprimir «{was}»", ar="حذف «{was}»"
)
REPLACED = Localized(
    en="“{was}” becomes “{now}”",
    fr="« {was} » devient « {now} »",
    es="«{was}» pasa a ser «{now}»",
    pt="«{was}» passa a «{now}»",
    ar="يصبح «{was}» «{now}»",
)
JOINED = Localized(
    en="Joins this paragraph and the next one.",
    fr="Réunit ce paragraphe et le suivant.",
    es="Une este párrafo y el siguiente.",
    pt="Une este parágrafo e o seguinte.",
    ar="دمج هذه الفقرة والفقرة التالية.",
)
WITHDRAWN = Localized(
    en="“{now}” was added here and struck again in the same file.",
    fr="« {now} » a été ajouté ici puis supprimé dans le même fichier.",
    es="«{now}» se añadió aquí y se suprimió en el mismo archivo.",
    pt="«{now}» foi acrescentado aqui e suprimido no mesmo ficheiro.",
    ar="أضيف «{now}» هنا ثم حذف في الملف نفسه.",
)
