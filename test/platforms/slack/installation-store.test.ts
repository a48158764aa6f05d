import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createInstallationStore } from '../../../src/platforms/slack/installation-store.ts';
import { createSealer } from '../../../src/platforms/slack/sealed.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { handClock } from './hand-clock.ts';

const GRANT = { botToken: 'xoxb-canary', botUserId: 'UBOT', teamName: 'Lab of Flowers' };

describe('stored installations', () => {
  test('are found again, by a new process too', async () => {
    const { store, records, clock } = setUp();
    await store.save('T1', GRANT);

    const later = createInstallationStore({ records, sealer: sealerOf('k'), now: clock.now });

    expect(await later.find('T1')).toEqual(GRANT);
    expect(await later.find('T2')).toBeNull();
  });

  test('keep no token in the open', async () => {
    const { store, records } = setUp();

    await store.save('T1', GRANT);

    expect(JSON.stringify(await records.get('T1'))).not.toContain('canary');
  });

  test('say in words that the key is another', async () => {
    const { store, records, clock } = setUp();
    await store.save('T1', GRANT);

    const other = createInstallationStore({ records, sealer: sealerOf('other'), now: clock.now });

    await expect(other.find('T1')).rejects.toThrow(/SECRET_KEY/);
  });

  test('are gone at once when they are removed', async () => {
    const { store, clock } = setUp();
    await store.save('T1', GRANT);
    clock.advance(1000);

    const removed = await store.remove('T1', clock.now());

    expect(removed).toBe(true);
    expect(await store.find('T1')).toBeNull();
  });

  test('outlive word of an uninstallation that came before them', async () => {
    const { store, clock } = setUp();
    const before = clock.now();
    clock.advance(60_000);
    await store.save('T1', GRANT);

    const removed = await store.remove('T1', before);

    expect(removed).toBe(false);
    expect(await store.find('T1')).toEqual(GRANT);
  });
});

function setUp() {
  const clock = handClock();
  const records = openMemoryStore().installations;
  const store = createInstallationStore({ records, sealer: sealerOf('k'), now: clock.now });
  return { store, records, clock };
}

function sealerOf(key: string) {
  return createSealer(key, randomBytes);
}
