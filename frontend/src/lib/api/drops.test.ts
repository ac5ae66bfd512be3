import { expect, test, vi } from 'vitest';
import { Drops } from './drops.svelte';

const taker = (words: string) => ({ words, paths: vi.fn(), files: vi.fn() });

test('the page that came last takes what is dropped, and the one before it after that', () => {
  const drops = new Drops();
  const [page, dialog] = [taker('pagina'), taker('dialoog')];
  const leave = drops.take(page);
  const close = drops.take(dialog);
  drops.over = true;
  expect(drops.words).toBe('dialoog');
  close();
  expect(drops.words).toBe('pagina');
  leave();
  expect(drops.words).toBe('');
  expect(drops.taker).toBeUndefined();
});

test('files are taken from the clipboard, cells only by who asks for them', () => {
  const drops = new Drops();
  const files = new DataTransfer();
  files.items.add(new File(['x'], 'scherm.png'));
  expect(drops.clipboard(files)).toBe(false);
  const page = taker('pagina');
  drops.take(page);
  expect(drops.clipboard(files)).toBe(true);
  expect(page.files).toHaveBeenCalledOnce();
  const cells = new DataTransfer();
  cells.setData('text/plain', '14-11-2026\tHAP Leiden');
  expect(drops.clipboard(cells)).toBe(false);
  const pasted = vi.fn();
  drops.take({ ...page, pasted });
  expect(drops.clipboard(cells)).toBe(true);
  expect(pasted).toHaveBeenCalledWith('14-11-2026\tHAP Leiden', '');
});
