import { isOwnHost } from '../core/http-origin.ts';
import type { OperatorReport } from '../core/report/operator-report.ts';
import { type Answer, json, page, words } from './answers.ts';
import { renderStatusPage } from './page/render-status.ts';
import { STATUS_CSS } from './page/status-css.ts';
import { STATUS_SCRIPT } from './page/status-script.ts';
import { type ProbeParts, probe, UNREADABLE } from './probes.ts';

/** What is asked, as far as it matters here. */
export interface Asked {
  method: string;
  /** Path and query. */
  target: string;
  host: string | undefined;
  accept: string | undefined;
}

export interface RespondParts extends ProbeParts {
  /** HOST: a name by which the page may be opened. */
  host: string;
  /** How the whole stands; without it there is no operator's page. */
  report?: () => Promise<OperatorReport>;
}

const NOT_MADE =
  'The report could not be made: the log says why. /healthz and /readyz are answered all the same.';
const NOT_HERE = 'nothing here; try /status, /healthz, /readyz or /metrics';

/** Answers one request; changes nothing, whatever is asked. Never fails. */
export async function respond(asked: Asked, parts: RespondParts): Promise<Answer> {
  const { method, target, accept } = asked;
  if (method !== 'GET' && method !== 'HEAD')
    return json(405, { error: 'only GET is answered here' }, { allow: 'GET, HEAD' });
  const path = target.split('?', 1)[0] ?? '/';
  const probed = await probe(path, parts);
  if (probed !== null) return probed;
  if (path === '/' && (parts.report === undefined || wantsJson(accept))) return summary(parts.readiness);
  if (!PATHS.includes(path)) return json(404, { error: NOT_HERE });
  if (!isOwnHost(asked.host, parts.host)) return words(403, notOurName(asked.host));
  return operatorAnswer(path, parts.report);
}

const PATHS = ['/', '/status', '/status.json', '/status.css', '/status.js'];

/** What scripts have always read at `/`. */
async function summary(readiness: ProbeParts['readiness']): Promise<Answer> {
  const { ready, papers } = await readiness().catch(() => UNREADABLE);
  return json(200, { name: 'broadsheet', ready, papers: papers ?? 0 });
}

async function operatorAnswer(path: string, report: RespondParts['report']): Promise<Answer> {
  if (report === undefined) return json(404, { error: NOT_HERE });
  if (path === '/status.css') return { status: 200, type: 'text/css; charset=utf-8', body: STATUS_CSS };
  if (path === '/status.js')
    return { status: 200, type: 'text/javascript; charset=utf-8', body: STATUS_SCRIPT };
  const made = await report().catch(() => null);
  if (path === '/status.json') return made === null ? json(500, { error: NOT_MADE }) : json(200, made);
  return made === null ? words(500, NOT_MADE) : page(200, renderStatusPage(made));
}

function wantsJson(accept = ''): boolean {
  return accept.includes('application/json') && !accept.includes('text/html');
}

function notOurName(host: string | undefined): string {
  const name = host === undefined ? 'without a name' : 'by that name';
  return `This page is not shown ${name}: open it as localhost, by this machine's address, or set HOST to the name.`;
}
