import { isBlank, type Json, objectsOf, repeated, textOf } from './json.ts';

/** Rules for the answer to an autocomplete that the schemas do not state. */
export function choiceProblems(data: Json): string[] {
  const choices = objectsOf(data.choices);
  return [
    ...(Array.isArray(data.choices) ? [] : ['no list of choices']),
    ...(choices.length > 25 ? [`${choices.length} choices, at most 25`] : []),
    ...choices.filter(({ name }) => isBlank(name)).map(() => 'a choice has no name'),
    ...choices.filter(({ value }) => isBlank(value)).map(() => 'a choice has no value'),
    ...choices
      .filter(({ value }) => textOf(value).length > 100)
      .map(({ value }) => `a choice's value has ${textOf(value).length} characters, at most 100`),
    ...repeated(choices.map(({ value }) => textOf(value))).map((value) => `choice “${value}” stands twice`),
  ];
}
