-- People whom pages name in full. A row with an office introduces somebody: pages that share the key
-- may take from it whose the person is. `entity` is the id by which an analyst withdraws it.
CREATE TABLE appearance (
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT,
  sector TEXT,
  office TEXT,
  entity TEXT,
  learned TEXT,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (article, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_by_key ON appearance (key, name, state, learned);
CREATE INDEX introduction_by_key ON appearance (key, name, state) WHERE office IS NOT NULL;
CREATE INDEX introduction_by_entity ON appearance (entity) WHERE entity IS NOT NULL;

-- Keys of which somebody was introduced, or is no longer: what pages took is looked through anew.
-- `mark` grows with every change, so that nobody takes one for settled that came while he looked.
CREATE TABLE unsettled (
  key TEXT PRIMARY KEY,
  mark INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
