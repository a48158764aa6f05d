import { parseQuery } from '../../src/core/query/parse-query.ts';
import { fillIndex } from '../../src/search/postgres/fill.ts';
import { createPostgresIndex, type PostgresIndex } from '../../src/search/postgres/index.ts';
import { diskOf } from '../postgres/disk.ts';
import { type BenchServer, startBenchServer } from '../postgres/server.ts';
import { type ContenderPlan, EVERYTHING, MOST_SUGGESTED } from './contender.ts';

/** The engine of several replicas, with a server of its own; built as a first filling is. */
export const broadsheetPostgres: ContenderPlan = {
  name: 'Broadsheet in PostgreSQL',
  packages: [],
  share: () => EVERYTHING,
  create() {
    let server: BenchServer | null = null;
    let made: PostgresIndex | null = null;
    const ids = (hits: readonly { id: string }[]) => hits.map((hit) => hit.id);

    async function index(): Promise<PostgresIndex> {
      if (made !== null) return made;
      server = await startBenchServer();
      made = createPostgresIndex({ database: server.url });
      return made;
    }

    return {
      add: async (papers) => fillIndex(await (await index()).open(), papers),
      search: async (text, limit) => ids(await (await index()).search(parseQuery(text), limit)),
      suggest: async (typed) => ids(await (await index()).suggest(typed, MOST_SUGGESTED)),
      similar: async (id) => ids(await (await index()).similar(id, MOST_SUGGESTED)),
      change: async (paper) => (await index()).add([{ ...paper, title: `${paper.title} revisited` }]),
      disk: async () => diskOf((await (await index()).open()).pool),
      async close() {
        await made?.close();
        await server?.stop();
      },
    };
  },
};
