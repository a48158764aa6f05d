import type { Person } from '../core/command/command.ts';

/** Whoever sits at this machine: the operator, with every right, under one name for `ask` and the terminal. */
export function localPerson(id = 'you'): Person {
  return { tenant: 'local', id, name: id, access: 'admin' };
}
