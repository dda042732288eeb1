CREATE TABLE article (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  url TEXT,
  title TEXT,
  publisher TEXT,
  language TEXT NOT NULL,
  published TEXT,
  first_day TEXT,
  last_day TEXT,
  added TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  value TEXT NOT NULL
) STRICT;
CREATE INDEX article_by_day ON article (first_day);
CREATE INDEX article_by_url ON article (url);

CREATE TABLE coding (
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  versions TEXT NOT NULL,
  abstentions TEXT NOT NULL,
  added TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE TABLE event (
  article TEXT NOT NULL REFERENCES coding (article) ON DELETE CASCADE,
  place_in_article INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  type TEXT,
  mode TEXT,
  extension TEXT,
  factuality TEXT NOT NULL,
  edtf TEXT,
  first_day TEXT,
  last_day TEXT,
  same_as TEXT,
  value TEXT NOT NULL,
  PRIMARY KEY (article, place_in_article)
) STRICT;
CREATE INDEX event_by_id ON event (id);
CREATE INDEX event_by_type ON event (type, mode);
CREATE INDEX event_by_day ON event (first_day);

CREATE TABLE event_state (
  state TEXT NOT NULL,
  article TEXT NOT NULL,
  place_in_article INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'place')),
  PRIMARY KEY (state, article, place_in_article, role),
  FOREIGN KEY (article, place_in_article)
    REFERENCES event (article, place_in_article) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX event_state_by_event ON event_state (article, place_in_article);

CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL
) STRICT;
CREATE INDEX passage_by_article ON passage (article);
CREATE VIRTUAL TABLE passage_text USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
