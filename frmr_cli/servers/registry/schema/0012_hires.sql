-- Jobs that an organisation offers to somebody who is not its staff yet. Whose they are stands nowhere until that person
-- has answered: СНИЛС as a blind index, everything else sealed.
CREATE TABLE hire (
  id            TEXT PRIMARY KEY,
  organisation  TEXT NOT NULL,
  proposed_by   TEXT NOT NULL,
  snils_index   BLOB NOT NULL,
  -- JSON of snils, birthDate and job.
  sealed        BLOB NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'declined', 'withdrawn')),
  created_at    TEXT NOT NULL,
  expires_at    TEXT NOT NULL,
  answered_at   TEXT,
  worker_id     TEXT,
  entry_id      TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX hire_organisation ON hire (organisation, created_at);
CREATE INDEX hire_person ON hire (snils_index);
CREATE INDEX hire_worker ON hire (worker_id) WHERE worker_id IS NOT NULL;
