import type { SchemaMigration } from './migration.ts';

/**
 * One table for each collection, all of one form. `key` is the record's key as lossless.ts writes it, compared byte by
 * byte; `seq` the order of insertion; `version` and `bytes` are of the record. Columns of a collection's own are made
 * by the database out of the record, so that they cannot differ from it, and hold what must be true whatever a program
 * does: a slot of a digest is there once, a channel has one ballot, a person one list, a post is in a state we know.
 *
 * No foreign keys: a record stands by itself. An issue outlives its digest, a reading list the paper it names.
 *
 * Every change, by whatever program, is told to whoever listens on `broadsheet`, once for each statement and
 * transaction: `issues 3f2a…`, the table and the replica that made it.
 */
export const collections: SchemaMigration = {
  number: 1,
  name: 'collections',
  sql: String.raw`
CREATE TABLE broadsheet.about (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  data_version integer NOT NULL CHECK (data_version >= 1)
);

CREATE TABLE broadsheet.transfer (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  source text NOT NULL,
  fingerprint text NOT NULL,
  state text NOT NULL CHECK (state IN ('under way', 'done')),
  progress jsonb NOT NULL
);

CREATE FUNCTION broadsheet.tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('broadsheet', TG_TABLE_NAME || ' ' || coalesce(current_setting('broadsheet.replica', true), ''));
  RETURN NULL;
END
$$;

CREATE TABLE broadsheet.any_record (
  key text COLLATE "C" PRIMARY KEY CHECK (key <> '' AND octet_length(key) <= 1000),
  whole_key text COLLATE "C" CHECK ((whole_key IS NOT NULL) = (left(key, 2) = E'\x10#')),
  seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  version integer NOT NULL CHECK (version >= 1),
  bytes integer NOT NULL CHECK (bytes > 0),
  record jsonb NOT NULL CHECK (jsonb_typeof(record) = 'object')
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['papers', 'authors', 'reading_lists', 'installations', 'subscriptions', 'issues',
                              'ballots', 'source_follows', 'page_messages', 'facts'] LOOP
    EXECUTE format('CREATE TABLE broadsheet.%I (LIKE broadsheet.any_record INCLUDING ALL)', name);
    EXECUTE format('CREATE TRIGGER tell_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON broadsheet.%I
                    FOR EACH STATEMENT EXECUTE FUNCTION broadsheet.tell_change()', name);
  END LOOP;
END
$$;
DROP TABLE broadsheet.any_record;

ALTER TABLE broadsheet.reading_lists
  ADD tenant text COLLATE "C" NOT NULL GENERATED ALWAYS AS (record ->> 'tenant') STORED,
  ADD person text COLLATE "C" NOT NULL GENERATED ALWAYS AS (record ->> 'person') STORED,
  ADD CONSTRAINT one_list_a_person UNIQUE (tenant, person);

ALTER TABLE broadsheet.subscriptions
  ADD tenant text COLLATE "C" NOT NULL GENERATED ALWAYS AS (record ->> 'tenant') STORED,
  ADD channel text COLLATE "C" NOT NULL GENERATED ALWAYS AS (record ->> 'channel') STORED,
  ADD recipient text NOT NULL GENERATED ALWAYS AS (record ->> 'to') STORED
    CONSTRAINT known_recipient CHECK (recipient IN ('channel', 'person'));

ALTER TABLE broadsheet.issues
  ADD subscription text COLLATE "C" NOT NULL GENERATED ALWAYS AS (record ->> 'subscription') STORED,
  ADD slot text COLLATE "C" NOT NULL GENERATED ALWAYS AS (record ->> 'slot') STORED,
  ADD tenant text COLLATE "C" NOT NULL GENERATED ALWAYS AS (record ->> 'tenant') STORED,
  ADD channel text COLLATE "C" NOT NULL GENERATED ALWAYS AS (record ->> 'channel') STORED,
  ADD recipient text NOT NULL GENERATED ALWAYS AS (record ->> 'to') STORED
    CONSTRAINT known_recipient CHECK (recipient IN ('channel', 'person')),
  ADD CONSTRAINT one_issue_a_slot UNIQUE (subscription, slot),
  ADD CONSTRAINT known_states CHECK (NOT jsonb_path_exists(record,
    '$.posts[*].state ? (!(@ == "due" || @ == "sending" || @ == "sent" || @ == "skipped" || @ == "failed" || @ == "held"))'));

ALTER TABLE broadsheet.ballots
  ADD tenant text COLLATE "C" NOT NULL GENERATED ALWAYS AS (record ->> 'tenant') STORED,
  ADD channel text COLLATE "C" NOT NULL GENERATED ALWAYS AS (record ->> 'channel') STORED,
  ADD CONSTRAINT one_ballot_a_channel UNIQUE (tenant, channel);
`,
};
