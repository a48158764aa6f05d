import type { MemberFacts, Overwrite, RoleFacts, ServerFacts } from './doctor-permissions.ts';

/** What comes over the wire is looked at, never trusted to have the shape its type says. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Permission bits come as decimal text, since they outgrow a number. */
export function bitsOf(value: unknown): bigint {
  return /^\d{1,20}$/.test(textOf(value)) ? BigInt(textOf(value)) : 0n;
}

export function serverFacts(json: unknown): ServerFacts & { name: string } {
  const { id, name, owner_id: ownerId, roles } = fieldsOf(json);
  return {
    id: textOf(id),
    name: textOf(name),
    ownerId: textOf(ownerId),
    roles: listOf(roles).map(roleFacts),
  };
}

function roleFacts(json: unknown): RoleFacts {
  const { id, name, permissions } = fieldsOf(json);
  return { id: textOf(id), name: textOf(name), permissions: bitsOf(permissions) };
}

export function memberFacts(id: string, json: unknown): MemberFacts {
  const { roles, communication_disabled_until: silenced } = fieldsOf(json);
  return { id, roles: listOf(roles).map(textOf), silencedUntil: textOf(silenced) || null };
}

export interface ChannelFacts {
  id: string;
  name: string;
  type: number;
  parentId: string | null;
  overwrites: Overwrite[];
  isArchived: boolean;
  isLocked: boolean;
}

export function channelFacts(json: unknown): ChannelFacts {
  const {
    id,
    name,
    type,
    parent_id: parent,
    permission_overwrites: overwrites,
    thread_metadata,
  } = fieldsOf(json);
  const { archived, locked } = fieldsOf(thread_metadata);
  return {
    id: textOf(id),
    name: textOf(name),
    type: typeof type === 'number' ? type : -1,
    parentId: textOf(parent) || null,
    overwrites: listOf(overwrites).map(overwriteOf),
    isArchived: archived === true,
    isLocked: locked === true,
  };
}

function overwriteOf(json: unknown): Overwrite {
  const { id, type, allow, deny } = fieldsOf(json);
  return { id: textOf(id), type: Number(type), allow: bitsOf(allow), deny: bitsOf(deny) };
}
