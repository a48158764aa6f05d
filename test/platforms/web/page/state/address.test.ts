import { expect, test } from 'vitest';
import { readAddress, writeAddress } from '../../../../../src/platforms/web/page/state/address.ts';

test('an address that was written is read as it was', () => {
  const address = { role: 'host', room: 'general', thread: 'm-1', view: 'slack', payload: true } as const;

  expect(readAddress(writeAddress(address), {})).toEqual(address);
});

test('without anything said one is the reader in the reading group', () => {
  expect(readAddress('', {})).toEqual({
    role: 'reader',
    room: 'reading-group',
    thread: null,
    view: 'page',
    payload: false,
  });
});

test('what the address does not say is as the tab kept it', () => {
  expect(readAddress('?as=admin', { role: 'host', room: 'general', view: 'discord' })).toMatchObject({
    role: 'admin',
    room: 'general',
    view: 'discord',
  });
});

test('an unknown role or view counts as none', () => {
  expect(readAddress('?as=root&view=<script>', {})).toMatchObject({ role: 'reader', view: 'page' });
});
