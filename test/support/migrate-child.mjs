// Carries everything in a process of its own, which ends itself as a kill does:
//   migrate-child.mjs into|back <folder> <url> <records> <ms>    so long after so many records were met; never for 0
import { after } from '../../dist/src/clock.js';
import { databaseToFiles, filesToDatabase } from '../../dist/src/store/migrate.js';

const [way, dir, url, records, ms] = process.argv.slice(2);
const options = {
  now: () => new Date(),
  after,
  onProgress: (done) => {
    if (done !== Number(records)) return;
    if (ms === '0') end();
    setTimeout(end, Number(ms));
  },
};

function end() {
  process.kill(process.pid, 'SIGKILL');
}

try {
  await (way === 'into' ? filesToDatabase(dir, url, options) : databaseToFiles(url, dir, options));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
