import { createMiniSearchIndex } from '../../../src/search/minisearch/index.ts';
import { searchContract } from '../../contracts/search-contract.ts';

searchContract('minisearch', () => createMiniSearchIndex());
searchContract('minisearch, past the size where typed arrays take over', () => createMiniSearchIndex(10));
