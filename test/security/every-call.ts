import type { Command, Option, Route } from '../../src/core/command/command.ts';
import type { Call } from '../../src/core/document/document.ts';

/**
 * Calls of a route with these words for what it takes as text: all of it, and beside each digest named whatever else.
 * Everything else that is taken is given too, so that nothing stops for the want of it.
 */
export function callsWith(route: Route, words: readonly string[], digests: readonly string[]): Call[] {
  const options = Object.entries(route.options);
  const choices = choicesOf(options);
  const filled = choices.flatMap((chosen) =>
    words.map((word) => argsOf(options, (name) => chosen[name] ?? word)),
  );
  const named = !('digest' in route.options)
    ? []
    : digests.flatMap((digest) =>
        choices.flatMap((chosen) =>
          words.map((word) =>
            argsOf(options, (name) => (name === 'digest' ? digest : (chosen[name] ?? word))),
          ),
        ),
      );
  const alone = digests.map((digest) => ('digest' in route.options ? { digest } : {}));
  const seen = new Map([...filled, ...named, ...alone, {}].map((args) => [JSON.stringify(args), args]));
  return [...seen.values()].map((args) => ({ route: route.path, args }));
}

export function routesOf(commands: readonly Command[]): Route[] {
  return commands.flatMap(({ routes }) => routes);
}

/** One set a choice, so that each is taken once. */
function choicesOf(options: readonly [string, Option][]): Record<string, string>[] {
  const sets = options.flatMap(([name, option]) =>
    option.type === 'choice' ? option.choices.map((choice) => ({ [name]: choice })) : [],
  );
  const first = Object.fromEntries(
    options.flatMap(([name, option]) =>
      option.type === 'choice' && option.required ? [[name, option.choices[0] ?? '']] : [],
    ),
  );
  return sets.length === 0 ? [{}] : sets.map((set) => ({ ...first, ...set }));
}

function argsOf(options: readonly [string, Option][], textOf: (name: string) => string): Call['args'] {
  return Object.fromEntries(
    options.flatMap(([name, option]): [string, string | number | boolean][] => {
      if (option.type === 'flag') return [[name, true]];
      if (option.type === 'integer') return [[name, option.minimum]];
      if (option.type !== 'choice') return [[name, textOf(name)]];
      const choice = textOf(name);
      return option.choices.includes(choice) ? [[name, choice]] : [];
    }),
  );
}
