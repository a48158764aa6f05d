import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  familyKey,
  groupAuthors,
  matchesName,
  nameMatcher,
  nameParts,
  sameAuthor,
} from '../../../src/core/names/index.ts';

describe('a name taken apart', () => {
  it.each([
    ['Srinadh Bhojanapalli', ['srinadh'], 'bhojanapalli', ''],
    ['Bhojanapalli, Srinadh', ['srinadh'], 'bhojanapalli', ''],
    ['J. Zico Kolter', ['j', 'zico'], 'kolter', ''],
    ['S.M. Warner', ['s', 'm'], 'warner', ''],
    ['SM Warner', ['s', 'm'], 'warner', ''],
    ['Warner S M', ['s', 'm'], 'warner', ''],
    ['Simeon Warner Jr.', ['simeon'], 'warner', 'jr'],
    ['Simeon Warner, Jr', ['simeon'], 'warner', 'jr'],
    ['Warner, Jr., Simeon', ['simeon'], 'warner', 'jr'],
    ['Warner, Simeon, III', ['simeon'], 'warner', 'iii'],
    ['Herbert Van de Sompel', ['herbert'], 'sompel', ''],
    ['Van de Sompel, Herbert', ['herbert'], 'sompel', ''],
    ['Rami Al-Rfou', ['rami'], 'alrfou', ''],
    ['Di Wang', ['di'], 'wang', ''],
    ['Quoc V. Le', ['quoc', 'v'], 'le', ''],
    ['Pu-Chin Chen', ['pu', 'chin'], 'chen', ''],
    ['Yashas Samaga B L', ['yashas', 'b', 'l'], 'samaga', ''],
    ['Kurt Gödel', ['kurt'], 'godel', ''],
    ["Conan O'Brien", ['conan'], 'obrien', ''],
    ['Xiaopeng Zhang 0009', ['xiaopeng'], 'zhang', ''],
    ['Sum Won (Lab A, Lab B)', ['sum'], 'won', ''],
    ['Иванов И. И.', ['и', 'и'], 'иванов', ''],
    ['李 志远', [], '李志远', ''],
    ['BELLE Collaboration', [], 'bellecollaboration', ''],
    ['on behalf of the BELLE Collaboration', [], 'bellecollaboration', ''],
    ['Plato', [], 'plato', ''],
    ['', [], '', ''],
  ])('“%s” is %j %s %s', (name, given, family, suffix) => {
    expect(nameParts(name)).toEqual({ given, family, suffix });
  });

  it('has a family name that all spellings share', () => {
    expect(['Herbert Van de Sompel', 'H. V. d. Sompel', 'Sompel, H.'].map(familyKey)).toEqual([
      'sompel',
      'sompel',
      'sompel',
    ]);
  });
});

describe('two names', () => {
  it.each([
    ['S. Bhojanapalli', 'Srinadh Bhojanapalli'],
    ['Bhojanapalli, S.', 'Srinadh Bhojanapalli'],
    ['Ankit S Rawat', 'Ankit Singh Rawat'],
    ['Ankit Rawat', 'Ankit Singh Rawat'],
    ['Ankit Rawat', 'Ankit S Rawat'],
    ['Aditya Menon', 'Aditya Krishna Menon'],
    ['A. K. Menon', 'Aditya Krishna Menon'],
    ['Sashank Reddi', 'Sashank J. Reddi'],
    ['Zico Kolter', 'J. Zico Kolter'],
    ['Pu-Chin Chen', 'Puchin Chen'],
    ['P.-C. Chen', 'Pu-Chin Chen'],
    ['Kurt Gödel', 'KURT GODEL'],
    ['Herbert Van de Sompel', 'van de Sompel, H.'],
    ['Simeon Warner Jr.', 'Simeon Warner'],
    ['李志远', '李 志远'],
    ['Plato', 'PLATO'],
  ])('%s and %s may be one person’s', (a, b) => {
    expect(sameAuthor(a, b)).toBe(true);
    expect(sameAuthor(b, a)).toBe(true);
  });

  it.each([
    ['Zhiyuan Li', 'Zonglin Li'],
    ['Aditya Krishna Menon', 'Aditya Raj Menon'],
    ['A. R. Menon', 'Aditya Krishna Menon'],
    ['Chong You', 'Yang You'],
    ['Bhojanapalli', 'Srinadh Bhojanapalli'],
    ['Simeon Warner Jr.', 'Simeon Warner Sr.'],
    ['Yang Li', 'Li Yang'],
    ['李志远', '李志'],
    ['', '.'],
  ])('%s and %s are two people’s', (a, b) => {
    expect(sameAuthor(a, b)).toBe(false);
    expect(sameAuthor(b, a)).toBe(false);
  });

  it('agree alike from either side, and each with itself', () => {
    const name = fc.oneof(
      fc
        .array(fc.constantFrom('S.', 'Li', 'Z', 'Zhi', 'van', ',', 'Jr', '-', 'Ö'), { maxLength: 5 })
        .map((words) => words.join(' ')),
      fc.string({ maxLength: 20 }),
    );

    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(sameAuthor(a, b)).toBe(sameAuthor(b, a));
        expect(sameAuthor(a, a)).toBe(true);
      }),
    );
  });
});

describe('a typed name', () => {
  it.each([
    ['bhojanapalli', 'Srinadh Bhojanapalli'],
    ['srinadh', 'Srinadh Bhojanapalli'],
    ['Bhojanapalli, Srinadh', 'Srinadh Bhojanapalli'],
    ['s bhojanapalli', 'Srinadh Bhojanapalli'],
    ['srinadh bhojanapalli', 'S. Bhojanapalli'],
    ['bhoj', 'Srinadh Bhojanapalli'],
    ['srinadh b', 'Srinadh Bhojanapalli'],
    ['srinadh bh', 'Srinadh Bhojanapalli'],
    ['godel', 'Kurt Gödel'],
    ['van de sompel', 'Herbert Van de Sompel'],
    ['puchin chen', 'Pu-Chin Chen'],
    ['obrien', "Conan O'Brien"],
    ['李', '李志远'],
    ['li', 'Zhiyuan Li'],
  ])('%s fits %s', (typed, name) => {
    expect(matchesName(typed, name)).toBe(true);
  });

  it.each([
    ['li', 'Jane Lindahl'],
    ['s', 'S. Bhojanapalli'],
    ['chong li', 'Chong You'],
    ['you you', 'Chong You'],
    ['', 'Chong You'],
    ['...', 'Chong You'],
    ['a b c d e f g h i you', 'Chong You'],
  ])('“%s” does not fit %s', (typed, name) => {
    expect(matchesName(typed, name)).toBe(false);
  });

  it('fits the better the more of it is whole', () => {
    const names = ['Chong You', 'Yang You', 'Chong Youssef', 'Zonglin Li'];

    expect(names.map(nameMatcher('Chong You'))).toEqual(['same', null, 'prefix', null]);
    expect(names.map(nameMatcher('you'))).toEqual(['words', 'words', 'prefix', null]);
  });
});

describe('names put together by person', () => {
  it('have the fullest form first', () => {
    const groups = groupAuthors(['Ankit Rawat', 'A. S. Rawat', 'Ankit Singh Rawat', 'Ankit S Rawat']);

    expect([...groups]).toEqual([['Ankit Singh Rawat', ['Ankit S Rawat', 'Ankit Rawat', 'A. S. Rawat']]]);
  });

  it('keep apart what only an initial would tie together', () => {
    const groups = groupAuthors(['S. Li', 'Shuai Li', 'Song Li', 'S Li', 'Li, S.']);

    expect(groups.get('Shuai Li')).toEqual([]);
    expect(groups.get('Song Li')).toEqual([]);
    expect(groups.get('S. Li')).toEqual(['S Li', 'Li, S.']);
    expect(groups.size).toBe(3);
  });

  it('take an initial for the one person it can be', () => {
    const groups = groupAuthors(['Z. Li', 'Zhiyuan Li', 'Chong Li']);

    expect(groups.get('Zhiyuan Li')).toEqual(['Z. Li']);
  });

  it('keep a short name apart that two middle names claim', () => {
    const groups = groupAuthors(['Aditya Menon', 'Aditya Krishna Menon', 'Aditya Raj Menon']);

    expect(groups.size).toBe(3);
  });

  it('find a person who also goes by the second name', () => {
    const groups = groupAuthors(['Zico Kolter', 'J. Zico Kolter']);

    expect(groups.size).toBe(1);
  });

  it('prefer the form with marks, in mixed case, first name first', () => {
    const groups = groupAuthors(['Godel, Kurt', 'KURT GÖDEL', 'Kurt Godel', 'Kurt Gödel']);

    expect([...groups.keys()]).toEqual(['Kurt Gödel']);
  });

  it('hold names without letters, each for itself', () => {
    expect(groupAuthors(['?', '-', '?']).size).toBe(2);
  });

  it('are the same whatever the order, hold every name once, and only names that agree', () => {
    const given = fc.constantFrom(
      'S.',
      'Shuai',
      'Song',
      'S. K.',
      'Shuai K.',
      'Shuai Kai',
      'K.',
      'J. Shuai',
      '',
    );
    const name = fc.tuple(given, fc.constantFrom('Li', 'Lí', 'Wang')).map((words) => words.join(' ').trim());

    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 15 }), (names) => {
        const groups = groupAuthors(names);

        expect([...groupAuthors(names.toReversed())]).toEqual([...groups]);
        expect([...groups].flat(2).sort()).toEqual(names.toSorted());
        for (const [canonical, variants] of groups) {
          const all = [canonical, ...variants];
          expect(all.every((a) => all.every((b) => sameAuthor(a, b)))).toBe(true);
        }
      }),
    );
  });
});
