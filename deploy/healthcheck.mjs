// For HEALTHCHECK: ends with 0 while the process in this container answers /healthz. It is alive as long as it
// does; whether all is well is for /readyz, since restarting mends no platform that is away.
const { PORT = '3000' } = process.env;
try {
  const answer = await fetch(`http://127.0.0.1:${PORT}/healthz`, { signal: AbortSignal.timeout(4000) });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
