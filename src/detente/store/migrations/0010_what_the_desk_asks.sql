CREATE TABLE entity (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT,
  sector TEXT,
  office TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_by_kind ON entity (kind, name);

CREATE TABLE event_entity (
  entity TEXT NOT NULL REFERENCES entity (id),
  article TEXT NOT NULL,
  place_in_article INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'source')),
  PRIMARY KEY (entity, article, place_in_article, role),
  FOREIGN KEY (article, place_in_article)
    REFERENCES event (article, place_in_article) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX event_entity_by_event ON event_entity (article, place_in_article);

CREATE TABLE event_pair (
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  article TEXT NOT NULL,
  place_in_article INTEGER NOT NULL,
  first_day TEXT,
  last_day TEXT,
  type TEXT,
  factuality TEXT NOT NULL,
  again INTEGER NOT NULL,
  PRIMARY KEY (a, b, article, place_in_article),
  FOREIGN KEY (article, place_in_article)
    REFERENCES event (article, place_in_article) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX event_pair_by_event ON event_pair (article, place_in_article);
CREATE INDEX event_pair_by_day ON event_pair (a, b, again, first_day, last_day, type, factuality);

-- The key comes first in a table without rowid: SQLite 3.40 else takes a later NOT NULL for broken.
CREATE TABLE event_source (
  name TEXT NOT NULL,
  article TEXT NOT NULL,
  place_in_article INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (name, article, place_in_article),
  FOREIGN KEY (article, place_in_article)
    REFERENCES event (article, place_in_article) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX event_source_by_event ON event_source (article, place_in_article);

CREATE TABLE event_place (
  name TEXT NOT NULL,
  article TEXT NOT NULL,
  place_in_article INTEGER NOT NULL,
  state TEXT,
  latitude REAL,
  longitude REAL,
  PRIMARY KEY (name, article, place_in_article),
  FOREIGN KEY (article, place_in_article)
    REFERENCES event (article, place_in_article) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX event_place_by_event ON event_place (article, place_in_article);

CREATE INDEX event_by_extension ON event (extension) WHERE extension IS NOT NULL;
CREATE INDEX article_by_publisher ON article (publisher);
CREATE INDEX article_by_added ON article (added);

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  what TEXT NOT NULL CHECK (what IN ('added', 'coded', 'removed')),
  article TEXT NOT NULL
) STRICT;

CREATE VIEW event_voice (article, place_in_article, entity, role) AS
  SELECT e.article, e.place_in_article, j.value -> '$.entity', 'actor'
    FROM event e, json_each(e.value, '$.actors') j
  UNION ALL
  SELECT e.article, e.place_in_article, j.value -> '$.entity', 'recipient'
    FROM event e, json_each(e.value, '$.recipients') j
  UNION ALL
  SELECT e.article, e.place_in_article, j.value -> '$.source.entity', 'source'
    FROM event e, json_each(e.value, '$.attribution') j;

CREATE VIEW event_party (article, place_in_article, entity, role) AS
  SELECT article, place_in_article, entity, role FROM event_voice
    WHERE json_type(entity) = 'object' AND json_array_length(entity, '$.others') = 0
  UNION ALL
  SELECT v.article, v.place_in_article, m.value, v.role
    FROM event_voice v, json_each(v.entity, '$.others') m
    WHERE json_type(v.entity) = 'object';

CREATE VIEW event_innermost (article, place_in_article, name, kind) AS
  SELECT article, place_in_article,
    value ->> '$.attribution[#-1].source.name', value ->> '$.attribution[#-1].source.kind'
  FROM event WHERE value ->> '$.attribution[#-1].source.name' IS NOT NULL;

CREATE VIEW event_spot (article, place_in_article, name, state, latitude, longitude) AS
  SELECT article, place_in_article, value ->> '$.place.name', value ->> '$.place.state',
    CAST(value ->> '$.place.latitude' AS REAL), CAST(value ->> '$.place.longitude' AS REAL)
  FROM event WHERE value ->> '$.place.name' IS NOT NULL;

INSERT OR IGNORE INTO entity
  SELECT entity ->> '$.id', entity ->> '$.name', entity ->> '$.kind', entity ->> '$.state',
    entity ->> '$.sector', entity ->> '$.office' FROM event_party;
INSERT OR IGNORE INTO event_entity
  SELECT entity ->> '$.id', article, place_in_article, role FROM event_party;
INSERT OR IGNORE INTO event_source SELECT name, article, place_in_article, kind
  FROM event_innermost;
INSERT OR IGNORE INTO event_place
  SELECT name, article, place_in_article, state, latitude, longitude FROM event_spot;
INSERT OR IGNORE INTO event_pair
  SELECT x.state, y.state, e.article, e.place_in_article, e.first_day, e.last_day, e.type,
    e.factuality, e.same_as IS NOT NULL
  FROM event_state x
  JOIN event_state y ON y.article = x.article AND y.place_in_article = x.place_in_article
    AND y.state > x.state AND y.role <> 'place'
  JOIN event e ON e.article = x.article AND e.place_in_article = x.place_in_article
  WHERE x.role <> 'place';
INSERT INTO change (at, what, article)
  SELECT a.added, CASE WHEN c.article IS NULL THEN 'added' ELSE 'coded' END, a.id
  FROM article a LEFT JOIN coding c ON c.article = a.id ORDER BY a.added, a.id;

CREATE TRIGGER event_known AFTER INSERT ON event BEGIN
  INSERT OR IGNORE INTO entity
    SELECT entity ->> '$.id', entity ->> '$.name', entity ->> '$.kind', entity ->> '$.state',
      entity ->> '$.sector', entity ->> '$.office' FROM event_party
    WHERE article = NEW.article AND place_in_article = NEW.place_in_article;
  INSERT OR IGNORE INTO event_entity
    SELECT entity ->> '$.id', article, place_in_article, role FROM event_party
    WHERE article = NEW.article AND place_in_article = NEW.place_in_article;
  INSERT OR IGNORE INTO event_source
    SELECT name, article, place_in_article, kind FROM event_innermost
    WHERE article = NEW.article AND place_in_article = NEW.place_in_article;
  INSERT OR IGNORE INTO event_place
    SELECT name, article, place_in_article, state, latitude, longitude FROM event_spot
    WHERE article = NEW.article AND place_in_article = NEW.place_in_article;
END;

CREATE TRIGGER event_paired AFTER INSERT ON event_state WHEN NEW.role <> 'place' BEGIN
  INSERT OR IGNORE INTO event_pair
    SELECT min(s.state, NEW.state), max(s.state, NEW.state), e.article, e.place_in_article,
      e.first_day, e.last_day, e.type, e.factuality, e.same_as IS NOT NULL
    FROM event_state s
    JOIN event e ON e.article = s.article AND e.place_in_article = s.place_in_article
    WHERE s.article = NEW.article AND s.place_in_article = NEW.place_in_article
      AND s.state <> NEW.state AND s.role <> 'place';
END;

CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
  INSERT INTO change (what, article) VALUES ('added', NEW.id);
END;
CREATE TRIGGER article_coded AFTER INSERT ON coding BEGIN
  DELETE FROM change WHERE article = NEW.article AND what = 'added'
    AND id = (SELECT max(id) FROM change);
  INSERT INTO change (what, article) VALUES ('coded', NEW.article);
END;
CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
  INSERT INTO change (what, article) VALUES ('removed', OLD.id);
END;
