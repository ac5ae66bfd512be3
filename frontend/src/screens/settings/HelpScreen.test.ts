import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import HelpScreen from './HelpScreen.svelte';

afterEach(cleanup);

test('F1 opens the topic of the place, and another topic can be chosen', async () => {
  const { rerender } = render(HelpScreen, { command: 'Ctrl', topic: 'csv' });
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Als Excel de CSV stukmaakte');

  await fireEvent.click(screen.getByRole('button', { name: 'De mal' }));
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('De mal');
  expect(screen.getByRole('button', { name: 'De mal' }).getAttribute('aria-current')).toBe('true');

  await rerender({ topic: 'settings' });
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Instellingen');
});

test('searching leaves the topics that hold the word, and says how many', async () => {
  render(HelpScreen, { command: 'Ctrl' });
  const field = screen.getByRole('searchbox', { name: 'Zoeken in de help' });
  await fireEvent.input(field, { target: { value: 'beleid.json' } });
  const list = screen.getByRole('navigation', { name: 'Onderwerpen' });
  expect(within(list).getAllByRole('button')).toHaveLength(1);
  expect(screen.getByRole('status').textContent).toBe('Eén onderwerp gevonden');

  await fireEvent.input(field, { target: { value: 'xylofoon' } });
  expect(within(list).queryAllByRole('button')).toHaveLength(0);
  expect(screen.getByRole('status').textContent).toContain('Niets gevonden');
});

test('the shortcuts are those of the system', () => {
  render(HelpScreen, { command: 'Cmd', topic: 'shortcuts' });
  const keys = screen.getAllByRole('term').map((t) => t.textContent.replace(/\s+/g, ''));
  expect(keys).toContain('Cmd+O');
  expect(keys.join(' ')).not.toContain('Ctrl');
});
