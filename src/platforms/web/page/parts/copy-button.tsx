import { useEffect, useState } from 'preact/hooks';
import { after } from '../timers.ts';
import { useApp } from './use-app.ts';

const SHOWN_MS = 2000;

/** Copies a text; says so on the button and to a screen reader. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const app = useApp();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => (isCopied ? after(SHOWN_MS, () => setCopied(false)) : undefined), [isCopied]);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      app.tell({ text: `Copied ${what}.`, kind: 'news' });
    } catch {
      app.tell({
        text: 'This browser did not let the page copy: select the text and copy it.',
        kind: 'problem',
      });
    }
  }
  return (
    <button type="button" class="button small" aria-label={`Copy ${what}`} onClick={() => void copy()}>
      {isCopied ? 'Copied' : 'Copy'}
    </button>
  );
}
