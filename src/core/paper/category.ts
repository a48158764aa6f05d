import { CATEGORY_NAMES } from './category-names.ts';

/**
 * arXiv categories, which have a full name (`cs.LG`), a short one (`LG`) and an archive (`cs`). Names are read in
 * any case. Some short names are shared (`DS` is in cs and math): alone, they mean the category of the first
 * archive in the order cs, stat, math, eess, q-bio, q-fin, econ, physics, cond-mat, astro-ph, nlin.
 * A closed archive goes before a short name: `atom-ph` is itself, not `physics.atom-ph`.
 */

/** Every full name, archives included, in the order above. */
export const CATEGORIES: readonly string[] = [...CATEGORY_NAMES.keys()];

const BY_FULL = new Map(CATEGORIES.map((category) => [category.toLowerCase(), category]));
// Of equal keys a Map keeps the last: reversed, that is the first.
const BY_SHORT = new Map(CATEGORIES.toReversed().map((full) => [shortCategory(full).toLowerCase(), full]));
const BY_NAME = new Map([...CATEGORY_NAMES].toReversed().map(([full, name]) => [name.toLowerCase(), full]));

/** `LG` → `cs.LG`, `ml` → `stat.ML`, `CS.lg` → `cs.LG`, `quant-ph` → itself; `null` for what arXiv does not have. */
export function fullCategory(category: string): string | null {
  const key = category.trim().toLowerCase();
  return BY_FULL.get(key) ?? BY_SHORT.get(key) ?? null;
}

/** `cs.LG` → `LG`; an archive stays as it is. */
export function shortCategory(category: string): string {
  return category.slice(category.indexOf('.') + 1);
}

/** `Machine Learning` for `cs.LG` or `LG`, `Computer Science` for `cs`; `null` when unknown. */
export function categoryName(category: string): string | null {
  const full = fullCategory(category);
  return full === null ? null : (CATEGORY_NAMES.get(full) ?? null);
}

/**
 * What a person means by a category, in its usual spelling: a full name, an archive, a short name (which stays
 * short, since archives share some), or the first category with that English name. `null` when nothing fits.
 */
export function readCategory(typed: string): string | null {
  const key = typed.trim().toLowerCase();
  const short = BY_SHORT.get(key);
  return BY_FULL.get(key) ?? (short === undefined ? (BY_NAME.get(key) ?? null) : shortCategory(short));
}

/** Whether a paper has the category asked for, given in full (`cs.LG`), short (`LG`) or as an archive (`cs`). */
export function matchesCategory(paperCategories: readonly string[], asked: string): boolean {
  const wanted = asked.trim().toLowerCase();
  if (wanted === '') return false;
  return paperCategories.some((category) => {
    const full = category.toLowerCase();
    return full === wanted || shortCategory(full) === wanted || full.startsWith(`${wanted}.`);
  });
}
