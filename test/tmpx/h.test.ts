import { test } from 'vitest';
import { openStartedWire } from '../platforms/slack/wire.ts';
test('t', async () => {
  console.error('opening');
  const w = await openStartedWire();
  console.error('opened', w.platform.health());
  const r = w.slack.person('T1','U1');
  const d = await r.slash('/paper','lazy neuron');
  console.error(await d.acknowledged);
  await w.slack.until(()=>r.sees('C1')[0],'x').then(x=>console.error(x.text.slice(0,100)), e=>console.error(e));
  console.error(w.logged);
  await w.platform.stop(); console.error('stopped');
  await w.close(); console.error('closed');
});
