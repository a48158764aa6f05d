import { OperatorError } from '../core/errors.ts';
import type { OpenAiSettings } from '../core/ports/settings.ts';

/**
 * Where summaries are made, `null` without a base URL: a key alone, as many machines have one in their environment,
 * turns nothing on. Throws `OperatorError` that names the model's variable when that is missing.
 */
export function openAiSettings(
  value: (name: 'OPENAI_BASE_URL' | 'OPENAI_API_KEY' | 'OPENAI_MODEL') => string,
): OpenAiSettings | null {
  const baseUrl = value('OPENAI_BASE_URL').replace(/\/+$/, '');
  if (baseUrl === '') return null;
  const model = value('OPENAI_MODEL');
  if (model === '') {
    throw new OperatorError(
      'bad-config',
      'OPENAI_BASE_URL needs OPENAI_MODEL beside it: set it to the name of a model.',
    );
  }
  return { baseUrl, apiKey: value('OPENAI_API_KEY'), model };
}
