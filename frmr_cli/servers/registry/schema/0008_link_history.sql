-- What proved what on a day: every state of a link, valid until the next one begins; without a purpose the link was
-- taken away. It goes with its document, whose term the law sets.
CREATE TABLE document_link_version (
  entry_id     TEXT NOT NULL,
  document_id  TEXT NOT NULL,
  version      INTEGER NOT NULL,
  worker_id    TEXT NOT NULL,
  purpose      TEXT,
  valid_from   TEXT NOT NULL,
  PRIMARY KEY (entry_id, document_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_link_version_document ON document_link_version (document_id);
CREATE INDEX document_link_version_worker ON document_link_version (worker_id);

INSERT INTO document_link_version (entry_id, document_id, version, worker_id, purpose, valid_from)
SELECT entry_id, document_id, 1, worker_id, purpose, linked_at FROM document_link;
