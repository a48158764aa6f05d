import { OperatorError } from '../../core/errors.ts';

/**
 * Where a database is, fit to be shown: `db.example.org:5432/broadsheet`, without name and password. Throws an
 * OperatorError that shows nothing of a value that is no such URL.
 */
export function addressOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new OperatorError(
      'database-url',
      'DATABASE_URL is wrong: set it to a URL such as postgres://name:password@host:5432/broadsheet.',
    );
  }
  const host = parsed.hostname || (parsed.searchParams.get('host') ?? 'localhost');
  return `${host}:${parsed.port || '5432'}${parsed.pathname}`;
}
