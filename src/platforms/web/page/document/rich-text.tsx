import type { RichText, Span } from '../../../../core/document/document.ts';
import { httpsHref } from '../inline/https-href.ts';
import { OutsideLink } from '../parts/inline-text.tsx';

/** Spans as elements. */
export function Rich({ text }: { text: RichText }) {
  return <>{text.map(drawn)}</>;
}

function drawn(span: Span) {
  const href = httpsHref(span.href);
  return href === null ? styled(span) : <OutsideLink href={href}>{styled(span)}</OutsideLink>;
}

function styled({ text, style }: Span) {
  if (style === 'strong') return <strong>{text}</strong>;
  if (style === 'emphasis') return <em>{text}</em>;
  return style === 'code' ? <code>{text}</code> : text;
}
