import type { PaperReader } from '../../core/ports/formats.ts';
import { readPage } from './read-page.ts';

/**
 * The publication page of one researcher, as text copied from the browser: a name with figures, then papers, each
 * a line with category, date and code mark run together (`LGOct 16, 2023Code`), a title, authors and an abstract.
 */
export const authorPageReader: PaperReader = { name: 'author-page', read: readPage };
