import { memory, openMemoryStore } from '../../src/store/memory/index.ts';
import { storeContract } from '../contracts/store-contract.ts';

storeContract(memory.name, memory.capabilities, async () => ({
  store: openMemoryStore(),
  reopen: async () => {
    throw new Error('a memory store cannot be opened again');
  },
}));
