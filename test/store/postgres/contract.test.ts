import { postgres } from '../../../src/store/postgres/index.ts';
import { storeContract } from '../../contracts/store-contract.ts';
import { describeWithPostgres, freshDatabase } from '../../support/postgres.ts';
import { openOn } from '../../support/postgres-store.ts';

describeWithPostgres('PostgreSQL', () => {
  storeContract(postgres.name, postgres.capabilities, async () => {
    const url = await freshDatabase();
    return { store: await openOn(url), reopen: () => openOn(url) };
  });
});
