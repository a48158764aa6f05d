import { parseArgs } from 'node:util';
import { runFuzz, TARGETS, type TargetName } from '../test/security/fuzz/run.ts';

/**
 * `npm run trial:fuzz -- --inputs N --seed N`: damaged payloads of Slack, of Discord and of the page and the health
 * server, a third each, handed to the whole program. The same seed gives the same inputs. `--target` runs one alone.
 */
const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '3000' },
    seed: { type: 'string', default: '1' },
    target: { type: 'string' },
  },
});
const targets = (Object.keys(TARGETS) as TargetName[]).filter(
  (name) => values.target === undefined || name === values.target,
);
const share = Math.ceil(Number(values.inputs) / targets.length);
const startedAt = Date.now();
let inputs = 0;
let found = 0;

for (const target of targets) {
  const before = inputs;
  const result = await runFuzz({
    target,
    inputs: share,
    seed: Number(values.seed),
    onProgress: (done) => progress(`${target}: ${done} inputs`),
  });
  inputs = before + result.inputs;
  found += result.findings.length;
  progress('');
  process.stdout.write(`${target}: ${result.inputs} inputs, ${result.findings.length} findings\n`);
  for (const finding of result.findings) process.stdout.write(`  ${finding}\n`);
}
const seconds = Math.round((Date.now() - startedAt) / 1000);
process.stdout.write(`${inputs} inputs in ${seconds} s with seed ${values.seed}: ${found} findings\n`);
process.exit(found === 0 ? 0 : 1);

function progress(words: string): void {
  if (process.stderr.isTTY === true) process.stderr.write(`\r\u001b[K${words}`);
}
