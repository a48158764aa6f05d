import type { Weight } from './lettering.ts';

export const FONT_FAMILY = 'DejaVu Sans';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as content or attribute of an element: it ends neither. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? '');
}

export interface TextLook {
  x: number;
  y: number;
  size: number;
  fill: string;
  weight?: Weight;
  anchor?: 'start' | 'middle' | 'end';
}

/** A line of text; `y` is its baseline. */
export function textLine(text: string, { x, y, size, fill, weight = 'regular', anchor = 'start' }: TextLook) {
  const bold = weight === 'bold' ? ' font-weight="bold"' : '';
  const at = `x="${round(x)}" y="${round(y)}"`;
  return `<text ${at} font-size="${size}"${bold} fill="${fill}" text-anchor="${anchor}">${escapeXml(text)}</text>`;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function rectangle({ x, y, width, height }: Box, fill: string, radius = 0): string {
  const corner = radius === 0 ? '' : ` rx="${radius}"`;
  const size = `width="${round(width)}" height="${round(height)}"`;
  return `<rect x="${round(x)}" y="${round(y)}" ${size}${corner} fill="${fill}"/>`;
}

/** Hundredths are finer than any dot, and keep the same picture the same text. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
