import type { SchemaMigration } from './migration.ts';

/**
 * What several processes on one database need to know of each other. `claims`: who may post an issue, until when by the
 * clock of the database; an epoch is never given twice. `seen`: events acted on lately, so that each is acted on once.
 * Neither is a record of the store: a backup leaves them out.
 *
 * Each line of the ledger bears the transaction that wrote it last, so that a process can read what the others have written
 * since it last looked: all that is not older than the oldest transaction which was open then.
 */
export const replicas: SchemaMigration = {
  number: 2,
  name: 'replicas',
  sql: `
CREATE SEQUENCE broadsheet.claim_epochs;

CREATE TABLE broadsheet.claims (
  key text COLLATE "C" PRIMARY KEY,
  holder text NOT NULL,
  epoch bigint NOT NULL,
  taken_at timestamptz NOT NULL,
  taken_over boolean NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX claims_by_end ON broadsheet.claims (expires_at);

CREATE TABLE broadsheet.seen (
  key text COLLATE "C" PRIMARY KEY,
  claimant text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX seen_by_end ON broadsheet.seen (expires_at);

ALTER TABLE broadsheet.issues ADD changed_in xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX issues_by_change ON broadsheet.issues (changed_in);

CREATE FUNCTION broadsheet.note_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_in := pg_current_xact_id();
  RETURN NEW;
END
$$;
CREATE TRIGGER note_transaction BEFORE INSERT OR UPDATE ON broadsheet.issues
  FOR EACH ROW EXECUTE FUNCTION broadsheet.note_transaction();
`,
};
