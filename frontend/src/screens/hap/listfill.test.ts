import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { press, shown } from './shown';

afterEach(cleanup);

test('what the list has no column for is given once for all rows, and taken back by a step', async () => {
  const { called } = await shown({ at: 'shift-list' });
  await press('Kies een bestand');
  const form = within(await screen.findByRole('form', { name: 'Voor alle rijen' }));
  expect(form.queryByRole('combobox', { name: 'HAP' })).toBeNull();
  const stage = form.getByRole<HTMLInputElement>('combobox', { name: 'Fase' });
  await fireEvent.input(stage, { target: { value: ' Tweede huisartsstage ' } });
  expect(called('ShiftList.Do')).toEqual([]);
  await fireEvent.blur(stage);
  await waitFor(() =>
    expect(called('ShiftList.Do')).toEqual([
      [{ do: 'set', name: 'fill:fase', value: 'Tweede huisartsstage' }],
    ]),
  );
  await waitFor(() => expect(stage.value).toBe('Tweede huisartsstage'));
  await fireEvent.blur(stage);
  expect(called('ShiftList.Do')).toHaveLength(1);
  await fireEvent.keyDown(window, { key: 'z', ctrlKey: true });
  await waitFor(() => expect(stage.value).toBe(''));
});
