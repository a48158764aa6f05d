import { everyComponent } from './component-rules.ts';
import { isBlank, type Json, numberOf, objectsOf, repeated, textOf } from './json.ts';

const TEXT_INPUT = 4;
const LABEL = 18;

/** Rules for a modal that the schemas do not state. */
export function modalProblems(modal: Json): string[] {
  const parts = objectsOf(modal.components);
  const all = everyComponent(parts);
  const ids = all.map(({ custom_id: id }) => textOf(id)).filter(Boolean);
  return [
    ...(parts.length > 5 ? [`${parts.length} parts in a modal, at most 5`] : []),
    ...(isBlank(modal.title) ? ['the modal has no title'] : []),
    ...repeated(ids).map((id) => `custom_id “${id}” stands twice`),
    ...all.flatMap((part) => {
      if (part.type === LABEL && isBlank(part.label)) return ['a label is empty'];
      return part.type === TEXT_INPUT ? inputProblems(part) : [];
    }),
  ];
}

function inputProblems(input: Json): string[] {
  const least = numberOf(input.min_length ?? 0);
  const most = numberOf(input.max_length ?? 4000);
  const length = textOf(input.value).length;
  return [
    ...(least > most ? ['a text input asks for more than it takes'] : []),
    ...(length > most ? [`a text input holds ${length} characters, at most ${most}`] : []),
    ...(length > 0 && length < least ? ['a text input holds less than it asks for'] : []),
  ];
}
