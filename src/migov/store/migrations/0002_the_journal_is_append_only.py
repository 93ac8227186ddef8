"""Triggers: the database itself refuses to change or remove a line of the journal, or to add one out of order."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER journal_no_{verb} BEFORE {VERB} ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
"""

IN_ORDER = """
CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
WHEN NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM journal)
  OR NEW.previous <> coalesce((SELECT hash FROM journal ORDER BY seq DESC LIMIT 1), '{nothing}')
BEGIN SELECT RAISE(ABORT, 'a line of the journal continues the line before'); END
"""


class Migration(migrations.Migration):
    """There is no way back: a journal that could be changed again would be no journal."""

    dependencies = [("store", "0001_the_records")]

    operations = [
        migrations.RunSQL(REFUSE.format(verb="update", VERB="UPDATE")),
        migrations.RunSQL(REFUSE.format(verb="delete", VERB="DELETE")),
        migrations.RunSQL(IN_ORDER.format(nothing="0" * 64)),
    ]
