// Bolt first: it is its undici that would take over the connections of discord.js.
import '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import { withFile } from '../../contracts/platform-samples.ts';
import { type DiscordBench, startedBench } from './started-bench.ts';

let bench: DiscordBench;

afterEach(() => bench.dispose());

test('a file arrives whole although Bolt was loaded first', async () => {
  bench = await startedBench();
  bench.desk.answerWith(() => ({ kind: 'document', document: withFile }));
  const ada = bench.discord.person('Ada');

  const { original } = await bench.answered(ada.slash('reading export'));

  const files = original?.files.map(({ name, content }) => [name, content.toString('utf8')]);
  expect(files).toEqual([['reading-list.bib', '@article{flowers}\n']]);
});
