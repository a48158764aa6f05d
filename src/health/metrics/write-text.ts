import type { Family, Labels, Sample } from './family.ts';

/** What the text is called when it is sent. */
export const TEXT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Families in the text format Prometheus reads, version 0.0.4; those without a sample are left out.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function writeText(families: readonly Family[]): string {
  return families
    .filter(({ samples }) => samples.length > 0)
    .map(
      ({ name, help, type, samples }) =>
        `# HELP ${name} ${escapeHelp(help)}\n# TYPE ${name} ${type}\n${samples.map((sample) => line(name, sample)).join('')}`,
    )
    .join('');
}

function line(name: string, { suffix, labels = {}, value }: Sample): string {
  return `${name}${suffix ?? ''}${labelText(labels)} ${numberText(value)}\n`;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

/** Numbers as Go reads them; infinities have names of their own there. */
export function numberText(value: number): string {
  if (Number.isFinite(value)) return String(value);
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
}

function escapeHelp(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function escapeLabel(text: string): string {
  return escapeHelp(text).replaceAll('"', '\\"');
}
