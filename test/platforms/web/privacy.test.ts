import { describe, expect, test } from 'vitest';
import { ROOMS } from '../../../src/platforms/web/index.ts';
import { personOf } from '../../../src/platforms/web/roles.ts';
import { reader } from '../../support/people.ts';
import { openSeedDesk } from '../../support/test-desk.ts';

describe('what is told of what is kept', () => {
  test('is true of the page, which keeps what people write, and of chats that are others’', async () => {
    const desk = await openSeedDesk();

    const onPage = await desk.hear('/broadsheet privacy', personOf('reader'));
    const elsewhere = await desk.hear('/broadsheet privacy', reader);

    expect(onPage).toContain('This page keeps its conversation');
    expect(onPage).not.toContain('answered and not kept');
    expect(elsewhere).toContain('answered and not kept');
  });
});

describe('the rooms', () => {
  test('are two channels and a direct message', () => {
    expect(ROOMS.map(({ id, kind }) => [id, kind])).toEqual([
      ['reading-group', 'channel'],
      ['general', 'channel'],
      ['dm', 'dm'],
    ]);
  });
});
