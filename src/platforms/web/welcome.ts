import { ROLES } from './roles.ts';
import { DM, READING_GROUP, roomNamed } from './rooms.ts';
import type { Runtime } from './runtime.ts';
import { say } from './saying.ts';
import { dmWelcome, generalWelcome, readingGroupWelcome } from './welcome-documents.ts';

/** Under which name the store keeps that the first start is over. */
const WELCOMED = 'page-welcomed';

/**
 * The first words of an empty page, and its weekly paper, set up by the host like anybody would. Once for a page: what
 * was done of it before a crash is not done again.
 */
export async function welcome(runtime: Runtime): Promise<void> {
  const { history, settings, zones } = runtime;
  const { facts } = settings.store;
  if ((await facts.get(WELCOMED)) !== null) return;
  await history.claim('welcome-general', { room: 'general', document: generalWelcome() });
  for (const { id, name } of ROLES) {
    await history.claim(`welcome-dm-${id}`, { room: DM, onlyFor: id, document: dmWelcome(name) });
  }
  await history.claim('welcome-reading-group', { room: READING_GROUP, document: readingGroupWelcome() });
  const room = roomNamed(READING_GROUP);
  if (room !== null) {
    const text = `/digest subscribe monday 09:00 ${zones.page()}`;
    await say(runtime, { role: 'host', room, thread: null, text });
  }
  await facts.change(WELCOMED, (current) => current ?? { value: settings.clock.now().toISOString() });
}

/** The next start is a first one. */
export async function forgetWelcome({ settings }: Runtime): Promise<void> {
  await settings.store.facts.change(WELCOMED, () => null);
}
