import type { DiscordAPIError } from 'discord.js';
import type { Outgoing } from '../send.ts';

/** Names of Discord's own, such as `components`, `0` and `BASE_TYPE_MAX_LENGTH`; nothing else is let through. */
const OWN_NAME = /^\w{1,60}$/u;
const MOST_FAULTS = 5;

/** What Discord finds wrong, by place and code alone: its words may repeat what was sent. */
export function errorShape({ status, code, rawError }: DiscordAPIError): string {
  const faults = 'errors' in rawError ? faultsIn(rawError.errors, []) : [];
  return [`status ${status}`, `code ${code}`, ...faults.slice(0, MOST_FAULTS)].join('; ');
}

/** How a message is built, without a word of it: `1 × type 17, 2 × type 10; 1234 characters; 1 file`. */
export function messageShape({ body, files }: Outgoing): string {
  const types = new Map<string, number>();
  let characters = 0;
  walk(body.components);
  const counts = [...types].map(([type, count]) => `${count} × type ${type}`).join(', ');
  return `${counts}; ${characters} characters; ${files.length} files`;

  function walk(components: unknown): void {
    if (!Array.isArray(components)) return;
    for (const component of components) {
      const { type, content, components: inner } = component as Record<string, unknown>;
      types.set(String(type), (types.get(String(type)) ?? 0) + 1);
      if (typeof content === 'string') characters += content.length;
      walk(inner);
    }
  }
}

function faultsIn(value: unknown, path: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]): string[] => {
    if (name === '_errors' && Array.isArray(inner)) {
      return inner.map((each) => `${path.join('.') || 'body'} ${codeOf(each)}`);
    }
    return OWN_NAME.test(name) ? faultsIn(inner, [...path, name]) : [];
  });
}

function codeOf(fault: unknown): string {
  const { code } = (fault ?? {}) as { code?: unknown };
  return typeof code === 'string' && OWN_NAME.test(code) ? code : 'unnamed';
}
