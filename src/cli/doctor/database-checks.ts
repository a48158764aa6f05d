import { after, systemClock } from '../../clock.ts';
import { type Check, type Finding, failed, ok, unknown, warning } from '../../core/doctor/check.ts';
import { clockFinding } from '../../core/doctor/clock-finding.ts';
import { askedOnce, type ClockOffset } from '../../core/doctor/far-side.ts';
import { findingOf } from '../../core/doctor/run-checks.ts';
import { OperatorError } from '../../core/errors.ts';
import type { DatabaseFacts } from '../../store/postgres/inspect.ts';

/** The oldest that is tested. */
const LEAST_VERSION = 140_000;
/** What finds misspelt words (docs/decisions/0016). */
const NEEDED_EXTENSIONS = ['pg_trgm'];
/** A check ends within its time, in its own words. */
const TIMEOUTS = { connectMs: 4000, answerMs: 4500 };
const FEW_CONNECTIONS = 12;

/** PostgreSQL, where it holds the state. Nothing in it is changed. */
export function databaseChecks(url: string): Check[] {
  const inspect = askedOnce(() => inspectAt(url));
  const about = (name: string, look: (facts: Inspected) => Finding): Check => ({
    name,
    async run() {
      const facts = await inspect(new AbortController().signal).catch(() => null);
      return facts === null
        ? unknown('Not known, since the database does not answer.', 'Mend that first.')
        : look(facts);
    },
  });
  return [
    {
      name: 'database',
      async run(signal) {
        try {
          return databaseFinding(await inspect(signal));
        } catch (error) {
          if (error instanceof OperatorError) return awayFinding(error);
          throw error;
        }
      },
    },
    { name: 'database tables', run: () => tablesFinding(url) },
    about('database extensions', extensionsFinding),
    about('database clock', ({ offset }) => clockFinding('the database', offset)),
    about('database connections', connectionsFinding),
    {
      name: 'backups',
      run: async () =>
        unknown(
          'Broadsheet keeps no note of when the last backup was made.',
          'Let the machine run “broadsheet backup FILE” or pg_dump every night, and keep FILE elsewhere.',
        ),
    },
  ];
}

interface Inspected {
  facts: DatabaseFacts;
  offset: ClockOffset;
}

async function inspectAt(url: string): Promise<Inspected> {
  const { inspectDatabase } = await import('../../store/postgres/inspect.ts');
  const facts = await inspectDatabase({ url, after, timeouts: TIMEOUTS, clock: () => systemClock.now() });
  const [askedAt, answeredAt] = facts.between;
  const middle = (askedAt.getTime() + answeredAt.getTime()) / 2;
  const give = (answeredAt.getTime() - askedAt.getTime()) / 2;
  return { facts, offset: { aheadMs: facts.now.getTime() - middle, give } };
}

function databaseFinding({ facts }: Inspected): Finding {
  const { address, version, versionNumber, encoding, isReadOnly } = facts;
  if (versionNumber < LEAST_VERSION)
    return failed(`${address} is PostgreSQL ${version}, which is too old.`, 'Update it to 14 or newer.');
  if (encoding !== 'UTF8')
    return failed(
      `The database at ${address} keeps text as ${encoding}.`,
      'Make it anew with CREATE DATABASE … ENCODING UTF8 TEMPLATE template0.',
    );
  if (isReadOnly)
    return failed(
      `${address} takes no changes, as a standby does.`,
      'Name the primary in DATABASE_URL, or turn default_transaction_read_only off.',
    );
  return ok(`PostgreSQL ${version} answers at ${address}.`);
}

/** What an error of the store says is whole; what to do depends on its kind. */
function awayFinding(error: OperatorError): Finding {
  const mend = AWAY.get(error.code);
  return mend === undefined ? findingOf(error) : failed(error.message, mend);
}

const AWAY: ReadonlyMap<string, string> = new Map([
  [
    'database-away',
    'Start PostgreSQL, and look at host and port in DATABASE_URL and at the network in between.',
  ],
  ['database-denied', 'Look at the name and password in DATABASE_URL, and at pg_hba.conf.'],
  ['database-missing', 'Create it (createdb), or name the right one in DATABASE_URL.'],
  ['database-slow', 'Look what the database is busy with: pg_stat_activity.'],
]);

async function tablesFinding(url: string): Promise<Finding> {
  const { requireReadyTables } = await import('../../store/postgres/inspect.ts');
  try {
    await requireReadyTables({ url, after, timeouts: TIMEOUTS });
    return ok('They are those of this program.');
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    if (AWAY.has(error.code))
      return unknown('Not known, since the database does not answer.', 'Mend that first.');
    return findingOf(error);
  }
}

function extensionsFinding({ facts: { installed, available } }: Inspected): Finding {
  const missing = NEEDED_EXTENSIONS.filter((each) => !installed.includes(each));
  if (missing.length === 0) return ok(`${NEEDED_EXTENSIONS.join(', ')} is installed.`);
  const absent = missing.filter((each) => !available.includes(each));
  if (absent.length > 0)
    return failed(
      `The server has no ${absent.join(', ')}, by which misspelt words are found.`,
      'Install PostgreSQL’s contrib package on its machine, such as postgresql-contrib.',
    );
  return ok(
    `${missing.join(', ')} can be installed: start does so, or an administrator by CREATE EXTENSION ${missing.join(', ')}.`,
  );
}

function connectionsFinding({ facts: { connections } }: Inspected): Finding {
  const { used, most } = connections;
  const words = `${used} of ${most} connections are in use.`;
  return most - used < FEW_CONNECTIONS
    ? warning(words, `Raise max_connections: each process of Broadsheet may take ${FEW_CONNECTIONS}.`)
    : ok(words);
}
