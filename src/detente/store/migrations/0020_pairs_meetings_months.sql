-- What the first page, the lists of pairs, the network and the charts of an actor ask is laid ready
-- when an event is written, not counted over all events when somebody looks.
CREATE TABLE pair (
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

INSERT INTO pair SELECT a, b, sum(again = 0) FROM event_pair GROUP BY a, b;

-- Not by ON CONFLICT: the statement that fires a trigger has its own word on conflicts.
CREATE TRIGGER pair_counted AFTER INSERT ON event_pair WHEN NEW.again = 0 BEGIN
  INSERT OR IGNORE INTO pair VALUES (NEW.a, NEW.b, 0);
  UPDATE pair SET events = events + 1 WHERE a = NEW.a AND b = NEW.b;
END;
CREATE TRIGGER pair_discounted AFTER DELETE ON event_pair WHEN OLD.again = 0 BEGIN
  UPDATE pair SET events = events - 1 WHERE a = OLD.a AND b = OLD.b;
END;

-- Two of one kind that take part in a consultation told as real, told once.
CREATE TABLE meeting (
  kind TEXT NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  article TEXT NOT NULL,
  place_in_article INTEGER NOT NULL,
  a_role TEXT NOT NULL,
  b_role TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT,
  PRIMARY KEY (kind, a, b, article, place_in_article, a_role, b_role),
  FOREIGN KEY (article, place_in_article)
    REFERENCES event (article, place_in_article) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_by_event ON meeting (article, place_in_article);

CREATE VIEW event_meeting
  (kind, a, b, article, place_in_article, a_role, b_role, first_day, last_day) AS
  SELECT n.kind, x.entity, y.entity, e.article, e.place_in_article, x.role, y.role,
    e.first_day, e.last_day
  FROM event e
  JOIN event_entity x ON x.article = e.article AND x.place_in_article = e.place_in_article
    AND x.role <> 'source'
  JOIN event_entity y ON y.article = e.article AND y.place_in_article = e.place_in_article
    AND y.role <> 'source' AND y.entity > x.entity
  JOIN entity n ON n.id = x.entity
  JOIN entity m ON m.id = y.entity AND m.kind = n.kind
  WHERE e.type = 'CONSULT' AND e.same_as IS NULL
    AND e.factuality IN ('occurred', 'ongoing', 'alleged');

INSERT INTO meeting SELECT * FROM event_meeting;

CREATE TRIGGER event_met AFTER INSERT ON event_entity WHEN NEW.role <> 'source' BEGIN
  INSERT OR IGNORE INTO meeting SELECT * FROM event_meeting
    WHERE article = NEW.article AND place_in_article = NEW.place_in_article;
END;

-- How many events an entity takes part in, by month; '' for no day and for no type.
CREATE TABLE month_of_entity (
  entity TEXT NOT NULL,
  month TEXT NOT NULL,
  type TEXT NOT NULL,
  factuality TEXT NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (entity, month, type, factuality)
) STRICT, WITHOUT ROWID;

INSERT INTO month_of_entity
  SELECT entity, coalesce(substr(first_day, 1, 7), ''), coalesce(type, ''), factuality, count(*)
  FROM event_of_entity GROUP BY 1, 2, 3, 4;

CREATE TRIGGER month_counted AFTER INSERT ON event_of_entity BEGIN
  INSERT OR IGNORE INTO month_of_entity VALUES (NEW.entity,
    coalesce(substr(NEW.first_day, 1, 7), ''), coalesce(NEW.type, ''), NEW.factuality, 0);
  UPDATE month_of_entity SET events = events + 1
    WHERE entity = NEW.entity AND month = coalesce(substr(NEW.first_day, 1, 7), '')
      AND type = coalesce(NEW.type, '') AND factuality = NEW.factuality;
END;
CREATE TRIGGER month_discounted AFTER DELETE ON event_of_entity BEGIN
  UPDATE month_of_entity SET events = events - 1
    WHERE entity = OLD.entity AND month = coalesce(substr(OLD.first_day, 1, 7), '')
      AND type = coalesce(OLD.type, '') AND factuality = OLD.factuality;
END;
