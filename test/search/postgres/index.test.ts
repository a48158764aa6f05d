import { searchContract } from '../../contracts/search-contract.ts';
import { describeWithPostgres } from '../../support/postgres.ts';
import { lateIndex } from './fresh-index.ts';

describeWithPostgres('the engine in PostgreSQL', () => {
  searchContract('postgres', lateIndex);
});
