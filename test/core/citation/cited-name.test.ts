import { describe, expect, it } from 'vitest';
import { citedName, initials, inverted } from '../../../src/core/citation/cited-name.ts';

describe('taking a name apart to cite it', () => {
  it.each([
    ['Ada Beispiel', 'Beispiel, Ada'],
    ['J. Zico Kolter', 'Kolter, J. Zico'],
    ['Ludwig van der Berg', 'van der Berg, Ludwig'],
    ['Berg, Ludwig', 'Berg, Ludwig'],
    ['van der Berg, Ludwig', 'van der Berg, Ludwig'],
    ['Berg, Jr., Ludwig', 'Berg, Ludwig, Jr.'],
    ['Ludwig Berg Jr.', 'Berg, Ludwig, Jr.'],
    ['Ludwig Berg, III', 'Berg, Ludwig, III'],
    ['Yashas Samaga B L', 'Samaga B L, Yashas'],
    ['Van Nguyen', 'Nguyen, Van'],
    ['Plato', 'Plato'],
    ['張偉', '張偉'],
    ['The ATLAS Collaboration', 'The ATLAS Collaboration'],
  ])('%s is cited as %s', (name, expected) => {
    expect(inverted(citedName(name))).toBe(expected);
  });

  it.each([
    ['Jean-Luc', 'J.-L.'],
    ['Zico J.', 'Z. J.'],
    ['J.R.R.', 'J. R. R.'],
    ['Élodie', 'É.'],
    ['', ''],
  ])('the initials of "%s" are "%s"', (given, expected) => {
    expect(initials(given, '.', ' ')).toBe(expected);
  });
});
