import type { SpecIssue, SpecSchema } from 'discord-api-spec/zod';
import { isObject } from './json.ts';

/** What Discord's own specification says against a payload, and the keys it does not know. */
export function schemaProblems(schema: SpecSchema, body: unknown): string[] {
  const sent = asSpecified(body);
  const parsed = schema.safeParse(sent);
  if (!parsed.success) return parsed.error.issues.map((issue) => issueText(issue));
  return unknownKeys(sent, parsed.data, 'body');
}

/**
 * The specification is stricter than the service on two types: ids of new attachments may be numbers, and permissions
 * are sent as decimal text.
 */
function asSpecified(body: unknown): unknown {
  if (!isObject(body)) return body;
  const { attachments, default_member_permissions: permissions } = body;
  const isText = typeof permissions === 'string' && /^\d+$/u.test(permissions);
  return {
    ...body,
    ...(Array.isArray(attachments) ? { attachments: attachments.map(withTextId) } : {}),
    ...(isText ? { default_member_permissions: Number(permissions) } : {}),
  };
}

function withTextId(attachment: unknown): unknown {
  if (!isObject(attachment) || typeof attachment.id !== 'number') return attachment;
  return { ...attachment, id: String(attachment.id) };
}

/** Of a union, the branch that came nearest says what is wrong: the one whose `type` fits. */
function issueText(issue: SpecIssue, before: PropertyKey[] = []): string {
  const path = [...before, ...issue.path];
  const nearest = issue.errors?.find((branch) => !branch.some(({ path: [first] }) => first === 'type'));
  if (nearest !== undefined) return nearest.map((inner) => issueText(inner, path)).join('; ');
  return `${path.map(String).join('.') || 'body'}: ${issue.message}`;
}

/** The schema drops what it does not know; whatever is gone from its answer was unknown. */
function unknownKeys(sent: unknown, known: unknown, place: string): string[] {
  if (Array.isArray(sent)) {
    const others = Array.isArray(known) ? known : [];
    return sent.flatMap((each, index) => unknownKeys(each, others[index], `${place}[${index}]`));
  }
  if (!isObject(sent) || !isObject(known)) return [];
  return Object.entries(sent).flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (!Object.hasOwn(known, key)) return [`${place}: unknown key “${key}”`];
    return unknownKeys(value, known[key], `${place}.${key}`);
  });
}
