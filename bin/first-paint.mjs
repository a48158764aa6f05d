// Prints how long a browser takes to show the local page with the library Broadsheet ships with, and how much it loads:
// `npm run bench:page`. Medians of ten loads, each in a profile of its own.
import { openChromium, startProduct } from './product.mjs';

const LOADS = 10;

const product = await startProduct();
const browser = await openChromium();
const loads = [];
for (let count = 0; count <= LOADS; count += 1) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(product.url);
  await page.getByText('Welcome to the reading group').waitFor();
  const load = await page.evaluate(`(async () => {
    const painted = performance.getEntriesByName('first-contentful-paint')[0];
    const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return {
      paintMs: painted === undefined ? 0 : painted.startTime,
      talkMs: performance.now(),
      bytes: entries.reduce((sum, entry) => sum + entry.decodedBodySize, 0),
      requests: entries.length,
    };
  })()`);
  // The first load is the one that says the welcome.
  if (count > 0) loads.push(load);
  await context.close();
}
await browser.close();
await product.stop();

const median = (name) => loads.map((load) => load[name]).sort((a, b) => a - b)[LOADS / 2];
console.log(
  `first paint        ${median('paintMs').toFixed(0)} ms (slowest ${Math.max(...loads.map(({ paintMs }) => paintMs)).toFixed(0)})`,
);
console.log(`conversation there ${median('talkMs').toFixed(0)} ms`);
console.log(`loaded             ${(median('bytes') / 1000).toFixed(0)} kB in ${median('requests')} requests`);
