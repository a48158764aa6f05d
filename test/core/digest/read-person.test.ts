import { describe, expect, test } from 'vitest';
import { readPerson } from '../../../src/core/digest/read-person.ts';
import type { Person } from '../../../src/core/person.ts';

const slack: Person = { tenant: 'slack:T1', id: 'U012AB3CD', name: 'ann', access: 'host' };
const local: Person = { tenant: 'local', id: 'you', name: 'you', access: 'admin' };

describe('whom a person names', () => {
  test.each([
    ['<@U099ZZ9ZZ>', { id: 'U099ZZ9ZZ', name: 'U099ZZ9ZZ' }],
    ['<@U099ZZ9ZZ|bob>', { id: 'U099ZZ9ZZ', name: 'bob' }],
    ['<@80351110224678912>', { id: '80351110224678912', name: '80351110224678912' }],
    ['<@!80351110224678912>', { id: '80351110224678912', name: '80351110224678912' }],
    ['U099ZZ9ZZ', { id: 'U099ZZ9ZZ', name: 'U099ZZ9ZZ' }],
    ['@U099ZZ9ZZ', { id: 'U099ZZ9ZZ', name: 'U099ZZ9ZZ' }],
    ['<@U012AB3CD>', { id: 'U012AB3CD', name: 'ann' }],
  ])('%s', (typed, person) => {
    expect(readPerson(typed, slack)).toEqual(person);
  });

  test.each(['@bob', 'bob', 'bob smith', '<@&80351110224678912>', '<!channel>', '@everyone', ''])(
    'cannot be told from %s alone',
    (typed) => {
      expect(readPerson(typed, slack)).toBeNull();
    },
  );

  test('is a plain word where ids are plain words', () => {
    expect(readPerson('@bob', local)).toEqual({ id: 'bob', name: 'bob' });
    expect(readPerson('@everyone', local)).toBeNull();
  });
});
