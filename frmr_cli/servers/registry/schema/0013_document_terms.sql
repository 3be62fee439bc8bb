-- What the term of a paper was on a day. Of versions before the present one it was not kept until now: they tell none.
ALTER TABLE document_version ADD COLUMN valid_until TEXT;
UPDATE document_version SET valid_until = (
  SELECT d.valid_until FROM document d WHERE d.id = document_version.document_id AND d.version = document_version.version
);
-- Both stood here for the present version alone.
ALTER TABLE document DROP COLUMN valid_until;
ALTER TABLE document DROP COLUMN updated_at;
