import type { RichText } from '../document.ts';
import { flatten } from '../rich-text.ts';

export function latexToRich(source: string): RichText {
  return [{ text: source }];
}

export function latexToPlain(source: string): string {
  return flatten(latexToRich(source));
}
