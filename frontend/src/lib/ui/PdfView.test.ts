import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bytesOf } from './bytes';
import { openPdf } from './pdf';
import PdfView from './PdfView.svelte';

// pdf.js needs a browser; here it is told what it would say.
vi.mock('./pdf', () => ({ openPdf: vi.fn() }));
vi.mock('./PdfPage.svelte', async () => await import('../../test-pdf.svelte'));

const opened = vi.mocked(openPdf);
const source = () => bytesOf(btoa('%PDF-1.7'));

/** A document of some pages, as openPdf gives it. */
function pdf(numPages: number) {
  const page = { getViewport: () => ({ width: 595, height: 842 }) };
  return { pdf: { numPages, getPage: () => Promise.resolve(page) }, close: vi.fn() };
}

beforeEach(() => void opened.mockReset());
afterEach(cleanup);

test.each([
  ['locked', /met een wachtwoord beveiligd/],
  ['broken', /beschadigd, of het is er geen/],
  ['unread', /kon niet gelezen worden/],
])('a PDF that is %s says so, and what to do', async (trouble, words) => {
  opened.mockRejectedValue({ trouble });
  render(PdfView, { source: source(), name: 'brief.pdf' });
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.getByText(/ander programma/)).toBeTruthy();
});

test('pages are named and counted, and gone to by their number', async () => {
  opened.mockResolvedValue(pdf(3) as never);
  const went = vi.spyOn(Element.prototype, 'scrollIntoView');
  render(PdfView, { source: source(), name: 'brief.pdf' });
  expect(await screen.findByRole('group', { name: 'Pagina’s van brief.pdf' })).toBeTruthy();
  expect(screen.getAllByRole('region').map((r) => r.getAttribute('aria-label'))).toEqual([
    'Pagina 1 van 3',
    'Pagina 2 van 3',
    'Pagina 3 van 3',
  ]);
  const field = screen.getByLabelText<HTMLInputElement>('Pagina');
  await fireEvent.input(field, { target: { value: '9' } });
  await fireEvent.submit(field.form as HTMLFormElement);
  expect(field.value).toBe('3');
  expect((went.mock.instances.at(-1) as unknown as Element).getAttribute('aria-label')).toBe(
    'Pagina 3 van 3',
  );
  await fireEvent.click(screen.getByRole('button', { name: 'Vorige pagina' }));
  expect(field.value).toBe('2');
});

test('keys make it larger, smaller and fit', async () => {
  opened.mockResolvedValue(pdf(1) as never);
  render(PdfView, { source: source(), name: 'brief.pdf' });
  const pages = await screen.findByRole('group', { name: /^Pagina’s/ });
  const share = () => screen.getByText(/%$/).textContent;
  const fits = share();
  await fireEvent.keyDown(pages, { key: '+' });
  const larger = share();
  expect(larger).not.toBe(fits);
  await fireEvent.keyDown(pages, { key: '+' });
  await fireEvent.keyDown(pages, { key: '-' });
  expect(share()).toBe(larger);
  await fireEvent.keyDown(pages, { key: '0' });
  expect(share()).toBe(fits);
  expect(screen.queryByLabelText('Pagina')).toBeNull();
});

test('another document lets go of the one before', async () => {
  const first = pdf(1);
  opened.mockResolvedValueOnce(first as never).mockResolvedValue(pdf(2) as never);
  const { rerender } = render(PdfView, { source: source(), name: 'een.pdf' });
  await screen.findByRole('group', { name: 'Pagina’s van een.pdf' });
  await rerender({ source: source(), name: 'twee.pdf' });
  await screen.findByRole('region', { name: 'Pagina 2 van 2' });
  await waitFor(() => expect(first.close).toHaveBeenCalled());
});
