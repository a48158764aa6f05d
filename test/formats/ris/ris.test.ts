import { describe, expect, it } from 'vitest';
import { risWriter } from '../../../src/formats/ris/index.ts';
import { paperWith } from '../arbitrary-paper.ts';

describe('a library as RIS', () => {
  it('has one TY and one ER for each paper, with an empty line after', () => {
    const file = [...risWriter.write([paperWith(), paperWith({ title: 'ER  - ' })])].join('');

    expect(file.match(/^TY {2}- /gm)).toHaveLength(2);
    expect(file.match(/^ER {2}- \r\n\r\n/gm)).toHaveLength(2);
  });
});
