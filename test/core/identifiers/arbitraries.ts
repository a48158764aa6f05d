import fc from 'fast-check';

const two = (number: number) => String(number).padStart(2, '0');

const version = fc.option(fc.integer({ min: 1, max: 99 }), { nil: null });

const newForm = fc
  .record({
    year: fc.integer({ min: 15, max: 90 }),
    month: fc.integer({ min: 1, max: 12 }),
    number: fc.integer({ min: 1, max: 99_999 }),
  })
  .map(({ year, month, number }) => `${two(year)}${two(month)}.${String(number).padStart(5, '0')}`);

const oldForm = fc
  .record({
    archive: fc.constantFrom('hep-th', 'math', 'cs', 'cond-mat', 'q-bio', 'astro-ph'),
    year: fc.constantFrom(92, 95, 99, 0, 3, 6),
    month: fc.integer({ min: 1, max: 12 }),
    number: fc.integer({ min: 1, max: 999 }),
  })
  .map(
    ({ archive, year, month, number }) =>
      `${archive}/${two(year)}${two(month)}${String(number).padStart(3, '0')}`,
  );

/** An arXiv id as written, and what it says. */
export const anyArxivId = fc
  .tuple(fc.oneof(newForm, oldForm), version)
  .map(([id, number]) => ({ id, version: number, text: number === null ? id : `${id}v${number}` }));

/** A DOI as registries hand them out, in lower case. */
export const anyDoi = fc
  .tuple(
    fc.integer({ min: 1000, max: 99_999 }),
    fc.stringMatching(/^[a-z0-9]([a-z0-9.\-_/]{0,20}[a-z0-9])?$/),
  )
  .map(([registrant, suffix]) => `10.${registrant}/x${suffix}`)
  .filter(
    (doi) =>
      !/\/(?:full|abstract|pdf|epdf|epub|meta|html|summary|fulltext|full-text)$|\.(?:pdf|full|html?)$/.test(
        doi,
      ),
  );

/** Text that may stand around an identifier without becoming part of it. */
export const surroundings = fc
  .tuple(
    fc.string({ maxLength: 40 }).filter((text) => !/10\.|\d{4}\.|\/\d/.test(text)),
    fc.constantFrom(' ', '\n', ' "', '\t'),
  )
  .map(([text, edge]) => `${edge}${text}${edge}`);
