// Opens the store in a process of its own: store-child.mjs <folder> <task> <staleMs>
//   hold    takes the lock, says "open", and keeps it
//   count   changes records for ever, saying "<key> <value>" once each change is durable
import { writeSync } from 'node:fs';
import { openJsonFiles } from '../../dist/src/store/json-files/index.js';

const [dir, task, staleMs] = process.argv.slice(2);
const STDOUT = 1;
/** Makes a segment large enough for kills to fall into the middle of writing it. */
const PADDING = 'x'.repeat(4000);

try {
  const store = await openJsonFiles({
    dir,
    access: 'write',
    now: () => new Date(),
    staleMs: Number(staleMs),
    onLockLost: fail,
    limits: { records: 20, bytes: 1_000_000, batchChanges: 100 },
  });
  writeSync(STDOUT, 'open\n');
  if (task === 'count') await Promise.all(['a', 'b', 'c'].map((writer) => count(store, writer)));
  else setInterval(() => undefined, 1000);
} catch (error) {
  fail(error);
}

function fail(error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function count(store, writer) {
  for (;;) {
    const counted = await store.facts.change(writer, (current) => ({
      value: `${Number.parseInt(current?.value ?? '0', 10) + 1} ${PADDING}`,
    }));
    const value = Number.parseInt(counted.value, 10);
    writeSync(STDOUT, `${writer} ${value}\n`);
    await store.facts.change(`${writer} ${value % 50}`, () => ({ value: `${value} ${PADDING}` }));
    writeSync(STDOUT, `${writer} ${value % 50} ${value}\n`);
  }
}
