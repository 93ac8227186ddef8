-- The read model of the public side. Each table holds values of migov.model.published as JSON in `doc`, beside the columns
-- that pages choose and order by. There is no column by which countries could be put in an order of achievement.

create table meta (key text primary key, value text not null) without rowid;

create table place (id text primary key, doc text not null) without rowid;

create table release (
  id text primary key,
  assessment text not null,
  number integer not null,
  place text not null,
  year integer,
  is_current integer not null,
  published text not null,
  doc text not null,
  front text not null,
  unique (assessment, number)
) without rowid;
create index release_place on release (place, year);

create table paragraph (
  n integer primary key,
  release text not null references release (id) on delete cascade,
  id text not null,
  language text not null,
  is_current integer not null,
  place text not null,
  year integer,
  dimension integer,
  module text,
  side text,
  section text not null,
  position integer not null,
  words text not null,
  doc text not null,
  unique (release, language, id)
);
create index paragraph_page on paragraph (release, language, dimension, position);

-- What the paragraphs of a current release are found by, packed (findable.py): one row for all its texts, where reads is
-- empty, and one for those that the readers of each language are shown.
create table findable (
  reads text not null,
  release text not null references release (id) on delete cascade,
  doc blob not null,
  primary key (reads, release)
) without rowid;
create index findable_release on findable (release);

-- Which paragraphs rest on which question: looked up a release at a time, so that no page walks through all of them.
create table resting (
  release text not null references release (id) on delete cascade,
  indicator text not null,
  passage text not null,
  primary key (release, indicator, passage)
) without rowid;

-- The stems of current paragraphs, in the column of their language.
create virtual table found using fts5 (en, fr, es, pt, ar, tokenize = "unicode61 remove_diacritics 0");

create table answer (
  release text not null references release (id) on delete cascade,
  edition text not null,
  indicator text not null,
  is_current integer not null,
  place text not null,
  year integer,
  doc text not null,
  primary key (release, edition, indicator)
) without rowid;
create index answer_of on answer (edition, indicator, is_current);

create table convention (
  n integer primary key,
  release text not null references release (id) on delete cascade,
  is_current integer not null,
  place text not null,
  position integer not null,
  doc text not null
);
create index convention_release on convention (release);
create table convention_treaty (
  treaty text not null,
  n integer not null references convention (n) on delete cascade,
  primary key (treaty, n)
) without rowid;
create index convention_treaty_of on convention_treaty (n);

create table instrument (
  release text not null references release (id) on delete cascade,
  id text not null,
  is_current integer not null,
  place text not null,
  kind text not null,
  status text,
  year integer,
  name text not null,
  doc text not null,
  primary key (release, id)
) without rowid;
create index instrument_place on instrument (place, id, is_current);
create index instrument_kind on instrument (is_current, kind, status, year, place);

create table change (
  release text not null references release (id) on delete cascade,
  position integer not null,
  kind text,
  doc text not null,
  primary key (release, position)
) without rowid;

create table edition (code text primary key, doc text not null) without rowid;

create table notice (assessment text not null, position integer not null, passage text not null, doc text not null,
  primary key (assessment, position)) without rowid;
create index notice_passage on notice (assessment, passage);

create table erratum (assessment text not null, number integer not null, doc text not null,
  primary key (assessment, number)) without rowid;

create table event (number integer primary key autoincrement, at text not null, kind text not null, place text not null,
  release text not null, doc text not null);
create index event_place on event (place, number);
create table event_dimension (dimension integer not null, number integer not null references event (number) on delete
  cascade, primary key (dimension, number)) without rowid;

create table programme (assessment text primary key, place text not null, doc text not null) without rowid;
