-- Pages of grants are read in the order of their age among those of one issuer.
DROP INDEX access_grant_age;
CREATE INDEX access_grant_age ON access_grant (issuer, granted_at, id) WHERE ended_at IS NULL;
-- A review looks through those who act for others: some thousands among millions who have their own record.
CREATE INDEX access_grant_staff ON access_grant (issuer, granted_at, id) WHERE ended_at IS NULL AND role <> 'practitioner';
