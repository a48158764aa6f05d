import { type Answer, json } from './answers.ts';

/** What the outside may know of this process. */
export interface Readiness {
  ready: boolean;
  /** One line for each part that is not ready. */
  reasons: string[];
  papers: number;
  /** Further gauges for /metrics, by name. */
  gauges: Gauge[];
}

export interface Gauge {
  name: string;
  help: string;
  value: number;
}

/** The library cannot even be counted. */
export const UNREADABLE: Readiness = {
  ready: false,
  reasons: ['the library cannot be read'],
  papers: 0,
  gauges: [],
};

/**
 * What machines ask about, whatever name they ask by: a container's probe comes by the pod's address, a proxy's by its
 * own name. `null` when the path is none of these.
 */
export async function probe(path: string, readiness: () => Promise<Readiness>): Promise<Answer | null> {
  if (path === '/healthz') return json(200, { status: 'alive' });
  if (path !== '/readyz' && path !== '/metrics') return null;
  const state = await readiness().catch(() => UNREADABLE);
  if (path === '/metrics') return { status: 200, type: 'text/plain; version=0.0.4', body: metrics(state) };
  return json(state.ready ? 200 : 503, { ready: state.ready, reasons: state.reasons });
}

function metrics(state: Readiness): string {
  const gauges: Gauge[] = [
    { name: 'ready', help: 'Whether everything configured works.', value: state.ready ? 1 : 0 },
    { name: 'library_papers', help: 'Papers in the library.', value: state.papers },
    ...state.gauges,
  ];
  const lines = gauges.flatMap(({ name, help, value }) => [
    `# HELP broadsheet_${name} ${help}`,
    `# TYPE broadsheet_${name} gauge`,
    `broadsheet_${name} ${value}`,
  ]);
  return `${lines.join('\n')}\n`;
}
