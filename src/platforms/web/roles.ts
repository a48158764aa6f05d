import { PAGE_TENANT, type Person } from '../../core/person.ts';
import type { Role, RoleId } from './wire.ts';

/** Who somebody at the page can be. */
export const ROLES: readonly (Role & { access: Person['access'] })[] = [
  {
    id: 'reader',
    name: 'Reader',
    about: 'Looks papers up, nominates, votes and keeps a reading list',
    access: 'everyone',
  },
  {
    id: 'host',
    name: 'Host',
    about: 'Runs the reading group: sets up and changes its digests',
    access: 'host',
  },
  {
    id: 'admin',
    name: 'Admin',
    about: 'Looks after the library: adds, imports and follows papers',
    access: 'admin',
  },
];

/** The role of that name; `null` for anything else. */
export function roleNamed(name: unknown): RoleId | null {
  return ROLES.find(({ id }) => id === name)?.id ?? null;
}

/** As the desk knows them. Everything kept about them is kept under the page's own tenant. */
export function personOf(role: RoleId): Person {
  const { name, access } = ROLES.find(({ id }) => id === role) ?? { name: role, access: 'everyone' as const };
  return { tenant: PAGE_TENANT, id: role, name, access };
}
