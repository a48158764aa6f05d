/** What this tab remembers over a reload. A browser that keeps nothing only forgets. */
export interface Kept {
  read(name: string): string | null;
  write(name: string, value: string): void;
}

export function keptInTab(): Kept {
  return {
    read(name) {
      try {
        return sessionStorage.getItem(name);
      } catch {
        return null;
      }
    },
    write(name, value) {
      try {
        if (value === '') sessionStorage.removeItem(name);
        else sessionStorage.setItem(name, value);
      } catch {
        // Storage is full or forbidden: nothing is lost that is on the server.
      }
    },
  };
}

/** A kept JSON object; `{}` where there is none or it is spoilt. */
export function readKeptObject(kept: Kept, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(kept.read(name) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
