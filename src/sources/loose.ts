import { z } from 'zod';

/**
 * Pieces of schemas for answers that keep no promise: a field that is missing, `null` or of another type is `null`,
 * a list that is missing or `null` is empty, and a bad member of a list is left out without its neighbours.
 */

export const looseText = z.string().nullish().catch(null).transform(orNull);

export const looseNumber = z.number().finite().nullish().catch(null).transform(orNull);

export const looseFlag = z.boolean().nullish().catch(null).transform(orNull);

/** A record inside another. */
export function loosePart<T>(schema: z.ZodType<T>) {
  return schema.nullish().catch(null).transform(orNull);
}

/** The members of a list that are what they should be. */
export function looseList<T>(member: z.ZodType<T>) {
  return z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform((list): T[] =>
      (list ?? []).flatMap((item) => {
        const parsed = member.safeParse(item);
        return parsed.success ? [parsed.data] : [];
      }),
    );
}

/** The members of a list as they came, to be judged one by one; `null` when there is no list at all. */
export const looseMembers = z.array(z.unknown()).nullish().catch(null).transform(orNull);

function orNull<T>(value: T | null | undefined): T | null {
  return value ?? null;
}
