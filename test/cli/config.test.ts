import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';

const read = (environment: Record<string, string>) => readConfig(environment, 'no-such-file.env');

describe('the environment', () => {
  test('has a default for everything', () => {
    const config = read({});

    expect(config).toMatchObject({
      dataDir: 'data/local',
      host: '127.0.0.1',
      port: 3000,
      portGiven: false,
      logLevel: 'info',
    });
    expect(config.timeZone).not.toBe('');
  });

  test('counts an empty value as not given', () => {
    expect(read({ PORT: ' ', DATA_DIR: '' })).toMatchObject({ port: 3000, dataDir: 'data/local' });
  });

  test('may choose any free port', () => {
    expect(read({ PORT: '0' })).toMatchObject({ port: 0, portGiven: true });
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['HOST', 'my laptop'],
    ['TIMEZONE', 'Mars/Phobos'],
    ['LOG_LEVEL', 'loud'],
  ])('with %s=%s is refused by a line that names it and the mend', (name, value) => {
    const pattern = new RegExp(`^${name} is “${value.replace(/[/-]/g, '.')}”: set it to `);

    expect(() => read({ [name]: value })).toThrow(pattern);
  });
});
