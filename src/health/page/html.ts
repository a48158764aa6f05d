import { inertLine } from '../../core/document/inert-text.ts';

/** Markup made by `html`; nothing else makes any. */
export class Html {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  static made(strings: TemplateStringsArray, values: readonly Part[]): Html {
    return new Html(String.raw({ raw: strings }, ...values.map((value) => Html.#shown(value))));
  }

  static #shown(value: Part): string {
    if (value === null) return '';
    if (value instanceof Html) return value.#markup;
    if (typeof value === 'object') return value.map((each) => Html.#shown(each)).join('');
    return inertLine(String(value)).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
  }

  toString(): string {
    return this.#markup;
  }
}

export type Part = string | number | Html | null | readonly Part[];

/**
 * Markup as written, with every value put in as text: escaped, on one line, without characters that are not seen. Put
 * values between tags or in quoted attributes only, never as the name of a tag or an attribute, nor into a script.
 */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  return Html.made(strings, values);
}
