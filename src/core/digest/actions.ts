import { button } from '../cards/reply.ts';
import type { Action } from '../document/document.ts';

/** Opens the form that asks for the paper to put forward. */
export function nominateNext(): Action {
  const spoken = 'Nominate a paper for the next issue in this channel';
  return button('Nominate next', spoken, { route: 'nominate form', args: {} });
}

export function theLibrary(): Action {
  return button('The library', 'What is in the library, from where and how fresh', {
    route: 'library status',
    args: {},
  });
}
