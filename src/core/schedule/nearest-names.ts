import { editDistance } from '../text/edit-distance.ts';

const SHORTEST_CHARACTERS = 4;
const LONG_CHARACTERS = 8;

/**
 * The names spelled most nearly as typed: one slip of the keyboard away, two in a long word. Empty when none is that
 * near.
 */
export function nearestNames(typed: string, names: Iterable<string>): string[] {
  if (typed.length < SHORTEST_CHARACTERS) return [];
  let least = typed.length < LONG_CHARACTERS ? 1 : 2;
  let nearest: string[] = [];
  for (const name of names) {
    const distance = editDistance(typed, name, least);
    if (distance > least) continue;
    nearest = distance < least ? [name] : [...nearest, name];
    least = distance;
  }
  return nearest;
}
