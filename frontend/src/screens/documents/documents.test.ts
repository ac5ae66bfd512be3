import { expect, test } from 'vitest';
import { fakeCore } from '../../dev/fake';
import type { DocumentTarget } from '../../lib/api/documents-types';
import { Portfolio } from '../portfolio/portfolio.svelte';

const here: DocumentTarget = { folder: '', form: '', as: 'own', of: '' };

async function opened() {
  const core = fakeCore({ portfolio: { open: true } });
  const portfolio = new Portfolio(core.portfolio);
  await portfolio.begin();
  await portfolio.documents.load();
  const called = (name: string) => core.calls.filter((c) => c.name === name).map((c) => c.args);
  return { core, portfolio, documents: portfolio.documents, called };
}

/** A file of which only the size is real until it is read. */
function large(name: string, size: number): File {
  const file = new File(['x'], name);
  Object.defineProperty(file, 'size', { value: size });
  return file;
}

test('content goes over in pieces of 1 MiB, in order, and tells how far it is', async () => {
  const { documents, portfolio, called } = await opened();
  const shares: number[] = [];
  const adding = documents.add([new File([new Uint8Array((2 << 20) + 5)], 'scan.pdf')], here);
  while (portfolio.progress === undefined) await Promise.resolve();
  shares.push(portfolio.progress.total);
  const [line] = await adding;
  expect(line?.name).toBe('scan.pdf');
  expect(line?.size).toBe((2 << 20) + 5);
  expect(called('Append').map(([, piece]) => atob(String(piece)).length)).toEqual([1 << 20, 1 << 20, 5]);
  expect(shares).toEqual([(2 << 20) + 5]);
  expect(portfolio.progress).toBeUndefined();
  expect(portfolio.said).toBe('‘scan.pdf’ is toegevoegd.');
});

test('stopping lets go of what was begun, and does not begin the rest', async () => {
  const { documents, portfolio, called } = await opened();
  const before = documents.view?.documents.length;
  const adding = documents.add(
    [new File([new Uint8Array(3 << 20)], 'een.pdf'), new File(['x'], 'twee.pdf')],
    here,
  );
  while (portfolio.progress === undefined) await Promise.resolve();
  portfolio.progress.stop?.();
  expect(await adding).toEqual([]);
  expect(called('Abort')).toHaveLength(1);
  expect(called('Documents.Begin').map(([name]) => name)).toEqual(['een.pdf']);
  expect(documents.view?.documents).toHaveLength(before ?? -1);
  expect(portfolio.said).toContain('Gestopt');
});

test('one file that is refused keeps the others from nothing', async () => {
  const { documents, portfolio } = await opened();
  const added = await documents.add(
    [large('film.mp4', 200 << 20), new File(['inhoud'], 'brief.txt'), large('nog een.mp4', 300 << 20)],
    here,
  );
  expect(added.map((d) => d.name)).toEqual(['brief.txt']);
  expect(documents.refused.map((r) => r.name)).toEqual(['film.mp4', 'nog een.mp4']);
  expect(documents.refused[0]?.failure.message).toContain('groter dan 100 MB');
  expect(portfolio.said).toBe('‘brief.txt’ is toegevoegd. 2 bestanden zijn niet toegevoegd.');
});

test('a folder that was dropped says what to do', async () => {
  const { documents } = await opened();
  const folder = large('Scans', 4096);
  folder.slice = () => ({ arrayBuffer: () => Promise.reject(new Error('NotFoundError')) }) as unknown as Blob;
  await documents.add([folder], here);
  expect(documents.refused[0]?.failure.hint).toContain('Is het een map');
});

test('two drops shortly after each other both go in', async () => {
  const { documents } = await opened();
  const [a, b] = await Promise.all([
    documents.add([new File(['a'], 'a.txt')], here),
    documents.add(['C:\\scans\\b.pdf'], here),
  ]);
  expect([a[0]?.name, b[0]?.name]).toEqual(['a.txt', 'b.pdf']);
  expect(documents.view?.documents.map((d) => d.name)).toEqual(expect.arrayContaining(['a.txt', 'b.pdf']));
});

test('a lock leaves nothing of the documents in the window', async () => {
  const { documents, portfolio } = await opened();
  expect(documents.view).toBeDefined();
  await portfolio.lock();
  expect(documents.view).toBeUndefined();
  expect(portfolio.documents.of('f1')).toEqual([]);
});
