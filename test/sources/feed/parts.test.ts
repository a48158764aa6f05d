import { describe, expect, test } from 'vitest';
import { splitAuthors } from '../../../src/sources/feed/authors.ts';
import { readDate } from '../../../src/sources/feed/date.ts';
import { htmlText } from '../../../src/sources/feed/html.ts';

describe('authors in one line', () => {
  test.each([
    ['Ada Beispiel, Max Mustermann', ['Ada Beispiel', 'Max Mustermann']],
    ['Ada Beispiel and Max Mustermann', ['Ada Beispiel', 'Max Mustermann']],
    ['A. One, B. Two, and C. Three', ['A. One', 'B. Two', 'C. Three']],
    ['Beispiel, A., Mustermann, M. X.', ['A. Beispiel', 'M. X. Mustermann']],
    ['Beispiel, Ada; Mustermann, Max', ['Beispiel, Ada', 'Mustermann, Max']],
    ['Ada Beispiel (A, B (C)), Max Mustermann', ['Ada Beispiel', 'Max Mustermann']],
    ['Ada Beispiel (never closed, Max', ['Ada Beispiel']],
    ['Ada Beispiel, Jr., Max Mustermann', ['Ada Beispiel Jr.', 'Max Mustermann']],
    ['Made-Up Collaboration: , Ada Beispiel', ['Made-Up Collaboration', 'Ada Beispiel']],
    ['', []],
  ])('%s', (line, names) => {
    expect(splitAuthors(line)).toEqual(names);
  });
});

describe('dates', () => {
  test.each([
    ['2024-02-23T00:00:00-05:00', '2024-02-23'],
    ['2024-02', '2024-02'],
    ['2024', '2024'],
    ['2024/2/3', '2024-02-03'],
    ['1993-00-00', '1993'],
    ['Fri, 23 Feb 2024 00:00:00 -0500', '2024-02-23'],
    ['03 Apr 02 1500 GMT', '2002-04-03'],
    ['3 February 2024', '2024-02-03'],
    ['Feb 3rd, 2024', '2024-02-03'],
    ['March 2024', '2024-03'],
    ['31 Feb 2024', '2024-02'],
    ['yesterday', null],
    ['', null],
  ])('%s', (written, day) => {
    expect(readDate(written)).toBe(day);
  });
});

describe('HTML', () => {
  test.each([
    ['<p>One</p><p>Two&nbsp;&amp; three</p>', 'One\nTwo & three'],
    ['a < b and c > d', 'a < b and c > d'],
    ['x<script>alert(1)</script><style>p{}</style><!-- no --> y', 'x y'],
    ['<img src="x" onerror="alert(1)">Text', 'Text'],
    ['never <script closed', 'never <script closed'],
  ])('%s', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });

  test.each(['<script ', '<script>', '<!--', '<p ', '&lt;'])('a megabyte of %j is soon over', (piece) => {
    expect(typeof htmlText(piece.repeat(1_000_000 / piece.length))).toBe('string');
  });
});
