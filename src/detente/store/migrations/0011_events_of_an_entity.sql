-- One line for everybody who takes part in an event, with what lists and charts ask of it: the page
-- of an actor with tens of thousands of events reads fifty of them, in order, and no others.
CREATE TABLE event_of_entity (
  entity TEXT NOT NULL,
  article TEXT NOT NULL,
  place_in_article INTEGER NOT NULL,
  first_day TEXT,
  last_day TEXT,
  type TEXT,
  factuality TEXT NOT NULL,
  PRIMARY KEY (entity, article, place_in_article),
  FOREIGN KEY (article, place_in_article)
    REFERENCES event (article, place_in_article) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX event_of_entity_by_event ON event_of_entity (article, place_in_article);
CREATE INDEX event_of_entity_by_day
  ON event_of_entity (entity, first_day DESC, article, place_in_article, last_day, type, factuality);

INSERT OR IGNORE INTO event_of_entity
  SELECT x.entity, e.article, e.place_in_article, e.first_day, e.last_day, e.type, e.factuality
  FROM event_entity x
  JOIN event e ON e.article = x.article AND e.place_in_article = x.place_in_article;

CREATE TRIGGER event_of_entity_known AFTER INSERT ON event_entity BEGIN
  INSERT OR IGNORE INTO event_of_entity
    SELECT NEW.entity, e.article, e.place_in_article, e.first_day, e.last_day, e.type, e.factuality
    FROM event e
    WHERE e.article = NEW.article AND e.place_in_article = NEW.place_in_article;
END;
