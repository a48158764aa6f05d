// Opens the store in a process of its own: store-child.mjs <folder> <task> <staleMs>
//   hold    takes the lock, says "open", and keeps it
//   large   changes one issue of a ledger of 5 MB for ever, saying "<attempts>" once each change is durable, and
//           "to write", "to sync", "to rename" before each of these steps of writing its file
//   count   changes records for ever, saying "<key> <value>" once each change is durable
import { writeSync } from 'node:fs';
import { newPost } from '../../dist/src/core/delivery/protocol.js';
import { openJsonFiles } from '../../dist/src/store/json-files/index.js';
import { nodeFiles } from '../../dist/src/store/json-files/node-files.js';

const [dir, task, staleMs] = process.argv.slice(2);
const STDOUT = 1;
/** Makes a segment large enough for kills to fall into the middle of writing it. */
const PADDING = 'x'.repeat(4000);
/** A hundred issues of it are the 5 MB. */
const DOCUMENT = { summary: 'x'.repeat(50_000), blocks: [], actions: [], visibility: 'everyone' };
const SIZES = {
  large: { records: 1000, bytes: 10_000_000, batchChanges: 100, writesAtOnce: 1 },
  other: { records: 20, bytes: 1_000_000, batchChanges: 100, writesAtOnce: 2 },
};

try {
  const store = await openJsonFiles({
    dir,
    access: 'write',
    now: () => new Date(),
    staleMs: Number(staleMs),
    onLockLost: fail,
    limits: SIZES[task] ?? SIZES.other,
    files: task === 'large' ? announcing(nodeFiles) : nodeFiles,
  });
  writeSync(STDOUT, 'open\n');
  if (task === 'count') await Promise.all(['a', 'b', 'c'].map((writer) => count(store, writer)));
  else if (task === 'large') await changeLargeLedger(store);
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

async function changeLargeLedger(store) {
  const keys = Array.from({ length: 100 }, (_, index) => `i${index}`);
  await store.issues.changeMany(keys.map((key) => ({ key, next: (current) => current ?? issueOf(0) })));
  for (;;) {
    const issue = await store.issues.change('i0', ({ posts: [{ attempts }] }) => issueOf(attempts + 1));
    writeSync(STDOUT, `${issue.posts[0].attempts}\n`);
  }
}

function issueOf(attempts) {
  const at = { subscription: 'd', tenant: 'T1', channel: 'C1', to: 'channel', slot: 'i', dueAt: '' };
  const post = { ...newPost('issue', 'marker'), state: 'sending', document: DOCUMENT, attempts };
  return { ...at, papers: [], late: false, skipped: null, posts: [post] };
}

/** The file system, telling of each step of writing a file of issues just before it. */
function announcing(files) {
  const tell = (step, path) => path.includes('issues') && writeSync(STDOUT, `to ${step}\n`);
  return {
    ...files,
    create: async (path) => {
      const file = await files.create(path);
      return {
        write: (bytes) => {
          tell('write', path);
          return file.write(bytes);
        },
        sync: () => {
          tell('sync', path);
          return file.sync();
        },
        close: () => file.close(),
      };
    },
    rename: (from, to) => {
      tell('rename', to);
      return files.rename(from, to);
    },
  };
}
