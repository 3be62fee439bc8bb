-- A review looks through those who act for others: some thousands among millions who have their own record. Not by issuer first:
-- SQLite would look for the grants of one person by their age, through those of all.
CREATE INDEX access_grant_staff ON access_grant (granted_at, id) WHERE ended_at IS NULL AND role <> 'practitioner';
