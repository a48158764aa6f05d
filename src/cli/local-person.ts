import { LOCAL_TENANT, type Person } from '../core/person.ts';

/** Whoever sits at this machine: the operator, with every right, under one name for `ask` and the terminal. */
export function localPerson(id = 'you', tenant = LOCAL_TENANT): Person {
  return { tenant, id, name: id, access: 'admin' };
}
