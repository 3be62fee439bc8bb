-- What is read of a worker again and again, ready made: the masked record with its derived members, and its summary.

CREATE TABLE worker_card (
  worker_id  TEXT PRIMARY KEY,
  -- JSON of the masked record, and of what a search tells of it.
  body       TEXT NOT NULL,
  summary    TEXT NOT NULL,
  -- The days on which both are true: from the first one, until the second one is reached.
  from_day   TEXT NOT NULL,
  until_day  TEXT NOT NULL
) STRICT;
CREATE INDEX worker_card_until ON worker_card (until_day, worker_id);

-- Workers whose card is missing or no longer true. Triggers fill it, so that no way of writing can forget to.
CREATE TABLE stale_card (
  worker_id  TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO stale_card (worker_id) SELECT id FROM worker;
