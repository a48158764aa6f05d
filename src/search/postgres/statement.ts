/** The values of a statement as it is put together: what people typed is only ever a value. */
export interface Values {
  all: readonly unknown[];
  /** Takes a value in and gives what stands for it in the statement, with its type. */
  add(value: unknown, type: string): string;
}

export function createValues(): Values {
  const all: unknown[] = [];
  return {
    all,
    add(value, type) {
      all.push(value);
      return `$${all.length}::${type}`;
    },
  };
}

export function joined(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}
