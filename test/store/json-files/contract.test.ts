import { jsonFiles, openJsonFiles } from '../../../src/store/json-files/index.ts';
import { storeContract } from '../../contracts/store-contract.ts';
import { dataFolder } from '../../support/data-folder.ts';

const now = () => new Date('2026-11-23T09:00:00Z');

storeContract(jsonFiles.name, jsonFiles.capabilities, async () => {
  const dir = await dataFolder();
  return {
    store: await openJsonFiles({ dir, access: 'write', now }),
    reopen: () => openJsonFiles({ dir, access: 'write', now }),
  };
});

storeContract(`${jsonFiles.name} with tiny segments`, jsonFiles.capabilities, async () => {
  const dir = await dataFolder();
  const limits = { records: 2, bytes: 1000, batchChanges: 7, writesAtOnce: 3 };
  return {
    store: await openJsonFiles({ dir, access: 'on-demand', now, limits }),
    reopen: () => openJsonFiles({ dir, access: 'read', now }),
  };
});
