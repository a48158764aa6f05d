import { type Retraction, unmarkedTitle } from './retraction.ts';

/** One line for the person who imports a work that was taken back or doubted; `null` where nothing is to be said. */
export function retractionNote(title: string, retraction: Retraction | null): string | null {
  if (retraction === null) return null;
  if (retraction.kind === 'notice') {
    const what = retraction.of.length === 0 ? 'another paper' : retraction.of.join(', ');
    return `“${title}” is not a paper but the notice that retracts ${what}.`;
  }
  const words = retraction.kind === 'retracted' ? 'was retracted' : 'is under an expression of concern';
  const source = [retraction.notice, retraction.date].filter((part) => part !== null).join(', ');
  return `“${unmarkedTitle(title)}” ${words}${source === '' ? '' : ` (${source})`}.`;
}
