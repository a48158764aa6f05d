import { isBlank, objectOf, textOf } from './json.ts';

const KEYS = ['name', 'auto_archive_duration', 'rate_limit_per_user'];
const ARCHIVE_MINUTES: readonly unknown[] = [60, 1440, 4320, 10_080];

/** Rules for starting a thread from a message (Developer documentation, "Start Thread from Message"). */
export function threadProblems(body: unknown): string[] {
  const sent = objectOf(body);
  const name = textOf(sent.name);
  const archives = sent.auto_archive_duration;
  return [
    ...(isBlank(name) ? ['a thread has no name'] : []),
    ...(name.length > 100 ? [`a thread's name of ${name.length} characters, at most 100`] : []),
    ...(archives === undefined || ARCHIVE_MINUTES.includes(archives)
      ? []
      : ['a thread is archived after 60, 1440, 4320 or 10080 minutes']),
    ...Object.keys(sent)
      .filter((key) => !KEYS.includes(key))
      .map((key) => `body: unknown key “${key}”`),
  ];
}
