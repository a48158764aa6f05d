import type {
  ChoiceOption,
  FileOption,
  FlagOption,
  IntegerOption,
  TextOption,
  Typeahead,
} from './command.ts';

/** Makers of typed options; `required` is kept as a literal so that a route's arguments are typed by it. */

interface TextSettings<R extends boolean> {
  description: string;
  required: R;
  maxLength?: number;
  typeahead?: Typeahead;
  people?: boolean;
  tail?: boolean;
}

/** A text option given by name, `style:apa`, or by Discord's own field. */
export function textOption<const R extends boolean>(settings: TextSettings<R>): TextOption & { required: R } {
  return { ...textDefaults(settings), rest: false };
}

/** The option that takes the words typed after the command. */
export function restOption<const R extends boolean>(settings: TextSettings<R>): TextOption & { required: R } {
  return { ...textDefaults(settings), rest: true };
}

export function integerOption<const R extends boolean>(settings: {
  description: string;
  required: R;
  minimum: number;
  maximum: number;
}): IntegerOption & { required: R } {
  return { type: 'integer', ...settings };
}

export function choiceOption<const C extends string, const R extends boolean>(settings: {
  description: string;
  required: R;
  choices: readonly C[];
}): ChoiceOption<C> & { required: R } {
  return { type: 'choice', ...settings };
}

export function flagOption<const R extends boolean>(settings: {
  description: string;
  required: R;
}): FlagOption & { required: R } {
  return { type: 'flag', ...settings };
}

/** A file beside the call; at most one a route. */
export function fileOption<const R extends boolean>(settings: {
  description: string;
  required: R;
}): FileOption & { required: R } {
  return { type: 'file', ...settings };
}

function textDefaults<const R extends boolean>(settings: TextSettings<R>) {
  return {
    type: 'text' as const,
    description: settings.description,
    required: settings.required,
    maxLength: settings.maxLength ?? 1000,
    typeahead: settings.typeahead ?? null,
    tail: settings.tail ?? false,
    people: settings.people ?? false,
  };
}
