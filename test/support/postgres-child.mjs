// A replica in a process of its own: postgres-child.mjs <url> <name>
// Counts for ever in a record of its own and in one that all replicas share, saying "own <n>" and "shared" once each
// change is durable.
import { writeSync } from 'node:fs';
import { after } from '../../dist/src/clock.js';
import { openPostgres } from '../../dist/src/store/postgres/index.js';

const [url, name] = process.argv.slice(2);
const STDOUT = 1;
const add = (current) => ({ value: String(Number(current?.value ?? 0) + 1) });

const { facts } = await openPostgres({ url, access: 'write', after });
for (;;) {
  const [own] = await Promise.all([
    facts.change(name, add),
    facts.change('shared', add).then(() => writeSync(STDOUT, 'shared\n')),
  ]);
  writeSync(STDOUT, `own ${own.value}\n`);
}
