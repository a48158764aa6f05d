import { describe, expect, test } from 'vitest';
import type { PageMessage } from '../../../src/core/ports/store.ts';
import { outlived } from '../../../src/platforms/web/outlived.ts';
import { SAMPLES } from '../../support/store-samples.ts';

const message = (id: string, changes: Partial<PageMessage> = {}): PageMessage => ({
  ...SAMPLES.pageMessages,
  id,
  room: 'general',
  thread: null,
  onlyFor: null,
  ...changes,
});

describe('what makes room for a new message', () => {
  test('is nothing as long as there is room', () => {
    const all = [message('a'), message('b')];

    expect(outlived(all, message('b'), 2)).toEqual([]);
  });

  test('is the oldest, with all that stands beneath it', () => {
    const all = [message('a'), message('b'), message('a1', { thread: 'a' }), message('c')];

    expect(outlived(all, message('c'), 3)).toEqual(['a', 'a1']);
  });

  test('is never of another room, nor of somebody else’s direct message', () => {
    const elsewhere = [
      message('x', { room: 'reading-group' }),
      message('y', { room: 'dm', onlyFor: 'host' }),
    ];
    const own = message('z', { room: 'dm', onlyFor: 'reader' });

    expect(outlived([...elsewhere, own], own, 1)).toEqual([]);
  });

  test('leaves the thread that goes on, and takes the oldest of it where nothing else is', () => {
    const added = message('a3', { thread: 'a' });
    const all = [message('a'), message('a1', { thread: 'a' }), message('a2', { thread: 'a' }), added];

    expect(outlived(all, added, 2)).toEqual(['a1', 'a2']);
  });
});
