/** The tenant of whoever sits at this machine: the terminal and the command line. */
export const LOCAL_TENANT = 'local';

/** The tenant of the local page: its people are roles, not anybody. */
export const PAGE_TENANT = 'playground';

/** Who asks. `tenant` is the workspace or server: everything kept about a person is kept under both. */
export interface Person {
  tenant: string;
  id: string;
  name: string;
  access: Access;
}

/** Where they ask. */
export interface Place {
  kind: 'dm' | 'channel';
  id: string;
}

/** `admin` may change what all share; `host` may change their channel's digest. */
export type Access = 'everyone' | 'host' | 'admin';
