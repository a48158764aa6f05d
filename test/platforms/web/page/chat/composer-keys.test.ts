import { describe, expect, test } from 'vitest';
import { keyAct } from '../../../../../src/platforms/web/page/chat/composer-keys.ts';

const idle = { text: '/pa', offered: 0, active: -1, multiline: false, isRecalling: false };
const offering = { ...idle, offered: 3 };

describe('Enter', () => {
  test('sends when nothing is pointed at', () => {
    expect(keyAct('Enter', false, offering)).toEqual({ kind: 'send' });
  });

  test('takes what is pointed at', () => {
    expect(keyAct('Enter', false, { ...offering, active: 1 })).toEqual({ kind: 'accept', index: 1 });
  });

  test('begins a new line with Shift where there are several', () => {
    expect(keyAct('Enter', true, { ...idle, multiline: true })).toBeNull();
  });
});

describe('Tab', () => {
  test('takes the first of what is offered', () => {
    expect(keyAct('Tab', false, offering)).toEqual({ kind: 'accept', index: 0 });
  });

  test('goes on to the next part of the page when nothing is offered', () => {
    expect(keyAct('Tab', false, idle)).toBeNull();
  });

  test('goes back with Shift', () => {
    expect(keyAct('Tab', true, offering)).toBeNull();
  });
});

describe('arrows', () => {
  test('go round the list and past its ends to what is typed', () => {
    expect(keyAct('ArrowDown', false, offering)).toEqual({ kind: 'move', index: 0 });
    expect(keyAct('ArrowDown', false, { ...offering, active: 2 })).toEqual({ kind: 'move', index: -1 });
    expect(keyAct('ArrowUp', false, offering)).toEqual({ kind: 'move', index: 2 });
    expect(keyAct('ArrowUp', false, { ...offering, active: 0 })).toEqual({ kind: 'move', index: -1 });
  });

  test('up in an empty line brings back the last one', () => {
    expect(keyAct('ArrowUp', false, { ...idle, text: '' })).toEqual({ kind: 'recall', way: 'back' });
  });

  test('up in a line one is writing does nothing', () => {
    expect(keyAct('ArrowUp', false, idle)).toBeNull();
  });

  test('go through the lines sent while one of them is shown', () => {
    expect(keyAct('ArrowUp', false, { ...idle, isRecalling: true })).toEqual({ kind: 'recall', way: 'back' });
    expect(keyAct('ArrowDown', false, { ...idle, isRecalling: true })).toEqual({
      kind: 'recall',
      way: 'forth',
    });
  });
});

test('Escape closes the list, and is left to others when there is none', () => {
  expect(keyAct('Escape', false, offering)).toEqual({ kind: 'close' });
  expect(keyAct('Escape', false, idle)).toBeNull();
});
