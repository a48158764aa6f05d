import { describe, expect, test } from 'vitest';
import { createResvgPainter } from '../../../src/pictures/resvg/index.ts';
import { createKeptPictures } from '../../../src/pictures/resvg/kept-pictures.ts';
import { pngSize, yearly } from '../../support/charts.ts';

const PICTURE = { png: new Uint8Array([1]), width: 1, height: 1 };

describe('the painter', () => {
  test('makes a PNG of two dots for each pixel', async () => {
    const { png, width, height } = await createResvgPainter().paint(yearly(), 'light');

    expect(Buffer.from(png.subarray(1, 4)).toString('latin1')).toBe('PNG');
    expect(pngSize(png)).toEqual({ width: 2 * width, height: 2 * height });
  });

  test('makes the same bytes of the same chart, and others of the other theme', async () => {
    const [first, second] = [createResvgPainter(), createResvgPainter()];

    const pictures = [
      await first.paint(yearly(), 'light'),
      await second.paint(yearly(), 'light'),
      await first.paint(yearly(), 'dark'),
    ].map(({ png }) => Buffer.from(png).toString('base64'));

    expect(pictures[0]).toBe(pictures[1]);
    expect(pictures[0]).not.toBe(pictures[2]);
  });

  test('draws letters, by fonts of its own', async () => {
    const painter = createResvgPainter();

    const named = await painter.paint(yearly({ title: 'Papers' }), 'light');
    const other = await painter.paint(yearly({ title: 'Ivory' }), 'light');

    expect(Buffer.from(named.png).equals(Buffer.from(other.png))).toBe(false);
  });

  test('throws for what it cannot draw', async () => {
    await expect(createResvgPainter().paint(yearly({ columns: [] }), 'light')).rejects.toThrow();
  });
});

describe('pictures that are kept', () => {
  test('are painted once for all who ask at the same time or later', async () => {
    const kept = createKeptPictures(2);
    let painted = 0;
    const paint = async () => {
      painted += 1;
      return PICTURE;
    };

    await Promise.all([kept.get('a', paint), kept.get('a', paint)]);
    await kept.get('a', paint);

    expect(painted).toBe(1);
  });

  test('are those asked for last', async () => {
    const kept = createKeptPictures(2);
    const painted: string[] = [];
    const get = (key: string) =>
      kept.get(key, async () => {
        painted.push(key);
        return PICTURE;
      });

    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key);

    expect(painted).toEqual(['a', 'b', 'c', 'b']);
  });

  test('are painted again after a failure', async () => {
    const kept = createKeptPictures(2);
    await kept.get('a', () => Promise.reject(new Error('no paint'))).catch(() => {});

    expect(await kept.get('a', async () => PICTURE)).toBe(PICTURE);
  });
});
