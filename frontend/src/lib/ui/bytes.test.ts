import { expect, test } from 'vitest';
import { bytesOf, piecesOf } from './bytes';

const base64 = (bytes: Uint8Array) => {
  let text = '';
  for (const b of bytes) text += String.fromCharCode(b);
  return btoa(text);
};

test('what came whole is read in any piece, shorter at the end', async () => {
  const source = bytesOf(base64(new Uint8Array([1, 2, 3, 200, 255])));
  expect(source.size).toBe(5);
  expect([...(await source.read(1, 2))]).toEqual([2, 3]);
  expect([...(await source.read(3, 10))]).toEqual([200, 255]);
});

test('a long read is asked for in pieces of at most 4 MiB', async () => {
  const size = 9 << 20;
  const asked: [number, number][] = [];
  const source = piecesOf(size, (offset, length) => {
    asked.push([offset, length]);
    return Promise.resolve(btoa('x'.repeat(length)));
  });
  expect(await source.read(100, size)).toHaveLength(size - 100);
  expect(asked.map(([, length]) => length <= 4 << 20)).toEqual([true, true, true]);
  expect(asked.reduce((sum, [, length]) => sum + length, 0)).toBe(size - 100);
});

test('content that ends too soon is no endless reading', async () => {
  const source = piecesOf(10, () => Promise.resolve(''));
  await expect(source.read(0, 10)).rejects.toThrow('nothing at byte 0');
});
