CREATE TABLE judgement (
  id TEXT PRIMARY KEY,
  time TEXT NOT NULL,
  author TEXT NOT NULL,
  act TEXT NOT NULL,
  undoes TEXT,
  added TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  value TEXT NOT NULL
) STRICT;
CREATE INDEX judgement_by_time ON judgement (time, id);

CREATE TABLE judgement_subject (
  judgement TEXT NOT NULL REFERENCES judgement (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  article TEXT,
  PRIMARY KEY (judgement, place)
) STRICT;
CREATE INDEX judgement_subject_by_article ON judgement_subject (article);
CREATE INDEX judgement_subject_by_subject ON judgement_subject (subject);

CREATE TRIGGER judgement_stays_as_it_is BEFORE UPDATE ON judgement
BEGIN
  SELECT raise(ABORT, 'a judgement is not altered; it is undone by another');
END;
