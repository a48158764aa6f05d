import type { Person, Place } from '../../src/core/person.ts';

/** Two people in one workspace, and one with the same id in another. */
export const reader: Person = { tenant: 'T1', id: 'U1', name: 'reader', access: 'everyone' };
export const host: Person = { tenant: 'T1', id: 'U2', name: 'host', access: 'host' };
export const stranger: Person = { tenant: 'T2', id: 'U1', name: 'stranger', access: 'everyone' };
export const admin: Person = { tenant: 'T1', id: 'U9', name: 'admin', access: 'admin' };

export const directMessage: Place = { kind: 'dm', id: 'D1' };
export const channel: Place = { kind: 'channel', id: 'C1' };
