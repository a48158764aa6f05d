import { type Check, type Finding, failed, ok, unknown, warning } from '../../core/doctor/check.ts';
import { question } from '../../core/doctor/far-side.ts';
import type { OpenAiSettings } from '../../core/ports/settings.ts';

/** Asks the endpoint for its models (OpenAI API reference, List models), which costs nothing. */
export function summariesCheck(parts: {
  settings: OpenAiSettings;
  now: () => Date;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
}): Check {
  const { settings, now, fetch } = parts;
  return {
    name: 'summaries',
    async run(signal) {
      const headers = settings.apiKey === '' ? {} : { authorization: `Bearer ${settings.apiKey}` };
      const url = `${settings.baseUrl}/models`;
      const asked = await question({ url, init: { headers }, signal, now, fetch });
      if (asked.kind === 'unreachable')
        return failed(
          `OPENAI_BASE_URL ${asked.why}.`,
          'Start the endpoint or set OPENAI_BASE_URL anew; without it the abstract’s own sentences do.',
        );
      return modelsFinding(asked.status, asked.body, settings.model);
    },
  };
}

function modelsFinding(status: number, body: unknown, model: string): Finding {
  if (status === 401 || status === 403)
    return failed(
      `The endpoint refuses the key (status ${status}).`,
      'Set OPENAI_API_KEY to a key it takes.',
    );
  const names = modelsIn(body);
  if (status !== 200 || names === null)
    return unknown(
      `The endpoint answers, but tells no models (status ${status}).`,
      'Look whether OPENAI_BASE_URL ends as its makers say, often in /v1.',
    );
  if (names.includes(model)) return ok(`The endpoint answers, and has ${model}.`);
  return warning(
    `The endpoint answers, but does not list ${model}.`,
    `Set OPENAI_MODEL to one of its models${names.length === 0 ? '' : `, such as ${names.slice(0, 3).join(', ')}`}.`,
  );
}

function modelsIn(body: unknown): string[] | null {
  const data = (body as { data?: unknown } | null)?.data;
  if (!Array.isArray(data)) return null;
  return data.flatMap((each) => {
    const id = (each as { id?: unknown } | null)?.id;
    return typeof id === 'string' ? [id.slice(0, 100)] : [];
  });
}
