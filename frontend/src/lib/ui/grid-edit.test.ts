import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import type { GridCell, GridColumn, GridEdit, GridRow, Place } from './grid';
import Grid from './Grid.svelte';

afterEach(cleanup);

const genders = [
  { value: 'gender_m', label: 'man' },
  { value: 'gender_v', label: 'vrouw' },
];

const column = (title: string, choices?: typeof genders): GridColumn => ({
  key: title,
  title,
  note: '',
  width: 120,
  dim: false,
  digits: false,
  ...(choices ? { choices } : {}),
});

const plain = (text: string): GridCell => ({
  text,
  before: undefined,
  offer: undefined,
  state: '',
  word: '',
  mark: undefined,
});

const names = ['Noor', 'Daan', 'Yasmina', 'Björn'];

/** A grid of names, a fixed column and a gender, that keeps what is done to it. */
function shown(settings: { editable?: boolean; active?: Place; total?: number } = {}) {
  const total = settings.total ?? names.length;
  const rows = Array.from({ length: total }, (_, i): GridRow => {
    const lost: GridCell = {
      ...plain('09000001901'),
      before: '9000001901',
      state: 'changed',
      word: 'aangepast',
      mark: { from: 0, count: 1 },
    };
    return {
      label: String(i + 2),
      state: 'changed',
      word: 'aangepast',
      cells: [plain(names[i % names.length] ?? ''), plain('vast'), plain('gender_v'), lost],
    };
  });
  const edits: GridEdit[][] = [];
  const said: string[] = [];
  let undone = 0;
  let active: Place = settings.active ?? { row: 0, col: 2 };
  let version = 0;
  const props = {
    label: 'De rijen',
    rowTitle: 'Rij',
    stateTitle: 'Staat',
    columns: [column('voornaam'), column('instituut'), column('geslacht', genders), column('BIG')],
    total,
    rowAt: (i: number) => rows[i],
    want: () => undefined,
    version,
    active,
    onmove: (to: Place) => {
      active = to;
      void view.rerender({ active });
    },
    onsay: (text: string) => said.push(text),
    ...(settings.editable === false
      ? {}
      : {
          locked: (at: Place) => (at.col === 3 ? 'Dit is een vaste waarde van de mal.' : ''),
          onundo: () => undone++,
          onedit: (given: GridEdit[]) => {
            edits.push(given);
            for (const { row, col, value } of given) {
              const cells = rows[row]?.cells;
              if (cells) cells[col - 2] = plain(value);
            }
            void view.rerender({ version: ++version });
          },
        }),
  };
  const view = render(Grid, { props });
  const grid = screen.getByRole('grid');
  grid.focus();
  return { grid, edits, said, undone: () => undone, active: () => active, view };
}

const press = (on: Element, key: string, held: Partial<KeyboardEventInit> = {}) =>
  fireEvent.keyDown(on, { key, ...held });

const editor = () => screen.getByRole('textbox') as HTMLInputElement;

const activeCell = (grid: Element) =>
  document.getElementById(grid.getAttribute('aria-activedescendant') ?? '') as HTMLElement;

const cellAt = (grid: HTMLElement, row: number, col: number) =>
  grid.querySelector<HTMLElement>(`.rows [aria-rowindex="${row + 2}"] [data-col="${col}"]`) as HTMLElement;

function clip(type: 'copy' | 'cut' | 'paste', text = '') {
  const kept = new Map([['text/plain', text]]);
  const event = new Event(type, { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', {
    value: {
      getData: (kind: string) => kept.get(kind) ?? '',
      setData: (kind: string, value: string) => kept.set(kind, value),
    },
  });
  document.body.dispatchEvent(event);
  return { event, kept };
}

describe('editing', () => {
  test('a typed letter replaces the value; Enter keeps it and goes down', async () => {
    const { grid, edits, active } = shown();
    await press(grid, 'E');
    // The field has the focus before the letter lands, so that dead keys write in it.
    expect(document.activeElement).toBe(editor());
    expect(editor().value).toBe('');
    await fireEvent.input(editor(), { target: { value: 'Esmée' } });
    await press(editor(), 'Enter');
    expect(edits).toEqual([[{ row: 0, col: 2, value: 'Esmée' }]]);
    expect(active()).toEqual({ row: 1, col: 2 });
    expect(document.activeElement).toBe(grid);
    await waitFor(() => expect(cellAt(grid, 0, 2).textContent).toBe('Esmée'));
  });

  test('a value typed while the rows became others is not handed on to another row', async () => {
    const { grid, edits, said, view } = shown();
    await press(grid, 'E');
    await fireEvent.input(editor(), { target: { value: 'Esmée' } });
    await view.rerender({ edition: 1 });
    await press(editor(), 'Enter');
    expect(edits).toEqual([]);
    expect(said).toContain('De lijst is intussen opnieuw gelezen. Vul de waarde opnieuw in.');
    await press(grid, 'N');
    await fireEvent.input(editor(), { target: { value: 'Nora' } });
    await press(editor(), 'Enter');
    expect(edits).toEqual([[{ row: 0, col: 2, value: 'Nora' }]]);
  });

  test('F2 and a double press edit what stands there; unchanged, nothing is handed on', async () => {
    const { grid, edits } = shown();
    await press(grid, 'F2');
    expect(editor().value).toBe('Noor');
    await press(editor(), 'Enter');
    await fireEvent.dblClick(cellAt(grid, 1, 2));
    expect(editor().value).toBe('Daan');
    await press(editor(), 'Escape');
    expect(edits).toEqual([]);
  });

  test('Esc leaves the value as it was', async () => {
    const { grid, edits } = shown();
    await press(grid, 'F2');
    await fireEvent.input(editor(), { target: { value: 'Anders' } });
    await press(editor(), 'Escape');
    expect(edits).toEqual([]);
    expect(document.activeElement).toBe(grid);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  test('going elsewhere keeps the value', async () => {
    const { grid, edits } = shown();
    await press(grid, 'F2');
    await fireEvent.input(editor(), { target: { value: 'Noortje' } });
    await fireEvent.blur(editor());
    expect(edits).toEqual([[{ row: 0, col: 2, value: 'Noortje' }]]);
  });

  test('keys of an input method are its own', async () => {
    const { grid } = shown();
    await press(grid, 'Dead');
    await press(editor(), 'Enter', { isComposing: true });
    expect(editor()).toBeTruthy();
  });

  test('values in a run: Tab along the row, past what is fixed, Enter back under the first', async () => {
    const { grid, active } = shown();
    await press(grid, 'a');
    await press(editor(), 'Tab');
    expect(active()).toEqual({ row: 0, col: 4 });
    await press(grid, 'Tab');
    expect(active()).toEqual({ row: 0, col: 5 });
    await press(grid, '1');
    await press(editor(), 'Enter');
    expect(active()).toEqual({ row: 1, col: 2 });
  });

  test('Tab leaves the grid when nothing is being entered', async () => {
    const { grid, active } = shown();
    expect(await press(grid, 'Tab')).toBe(true);
    expect(active()).toEqual({ row: 0, col: 2 });
  });

  test('a column that is fixed says why', async () => {
    const { grid, edits, said } = shown({ active: { row: 0, col: 3 } });
    await press(grid, 'x');
    expect(screen.queryByRole('textbox')).toBeNull();
    await press(grid, 'Delete');
    expect(edits).toEqual([]);
    expect(said).toEqual(['Dit is een vaste waarde van de mal.', 'Dit is een vaste waarde van de mal.']);
    expect(cellAt(grid, 0, 3).getAttribute('aria-readonly')).toBe('true');
    expect(cellAt(grid, 0, 2).getAttribute('aria-readonly')).not.toBe('true');
  });

  test('a choice: a letter points at it, arrows go on, Enter takes it', async () => {
    const { grid, edits } = shown({ active: { row: 0, col: 4 } });
    await press(grid, 'F2');
    const list = screen.getByRole('listbox');
    const marked = () => within(list).getByRole('option', { selected: true }).textContent?.trim();
    expect(marked()).toBe('vrouw');
    await press(list, 'm');
    expect(marked()).toBe('man');
    await press(list, 'ArrowRight');
    expect(marked()).toBe('vrouw');
    await press(list, 'ArrowLeft');
    await press(list, 'Enter');
    expect(edits).toEqual([[{ row: 0, col: 4, value: 'gender_m' }]]);
  });

  test('a choice is taken with the mouse', async () => {
    const { grid, edits } = shown({ active: { row: 0, col: 4 } });
    await press(grid, 'Enter');
    await fireEvent.mouseDown(screen.getByRole('option', { name: 'man' }));
    expect(edits).toEqual([[{ row: 0, col: 4, value: 'gender_m' }]]);
  });

  test('undo is asked of the screen', async () => {
    const { grid, undone } = shown();
    await press(grid, 'z', { ctrlKey: true });
    expect(undone()).toBe(1);
  });
});

describe('blocks', () => {
  const picked = (grid: HTMLElement) => grid.querySelectorAll('.rows [aria-selected="true"]').length;

  test('Shift with arrows, and Delete empties them in one gesture', async () => {
    const { grid, edits, said } = shown();
    await press(grid, 'ArrowDown', { shiftKey: true });
    await press(grid, 'ArrowRight', { shiftKey: true });
    expect(picked(grid)).toBe(4);
    expect(said.at(-1)).toBe('2 rijen en 2 kolommen gekozen');
    await press(grid, 'Delete');
    expect(edits).toEqual([
      [
        { row: 0, col: 2, value: '' },
        { row: 1, col: 2, value: '' },
      ],
    ]);
    expect(said.at(-1)).toBe('2 cellen overgeslagen. Dit is een vaste waarde van de mal.');
  });

  test('Shift with a press, Ctrl+A, and Esc', async () => {
    const { grid } = shown();
    await fireEvent.mouseDown(cellAt(grid, 2, 4), { shiftKey: true });
    expect(picked(grid)).toBe(9);
    await press(grid, 'a', { ctrlKey: true });
    expect(picked(grid)).toBe(16);
    await press(grid, 'Escape');
    await waitFor(() => expect(picked(grid)).toBe(1));
  });

  test('copying gives text and a table', async () => {
    const { grid } = shown({ active: { row: 0, col: 4 } });
    await press(grid, 'ArrowRight', { shiftKey: true });
    const { event, kept } = clip('copy');
    expect(event.defaultPrevented).toBe(true);
    expect(kept.get('text/plain')).toBe('gender_v\t09000001901');
    expect(kept.get('text/html')).toContain('>09000001901</td>');
  });

  test('a pasted block is one edit, and the page does not hear of it', async () => {
    const { edits } = shown({ active: { row: 1, col: 4 } });
    let heard = 0;
    const hear = () => heard++;
    window.addEventListener('paste', hear);
    clip('paste', 'Man\t09000002701\r\nvrouw\t19000000701\r\n');
    window.removeEventListener('paste', hear);
    expect(heard).toBe(0);
    expect(edits).toEqual([
      [
        { row: 1, col: 4, value: 'gender_m' },
        { row: 1, col: 5, value: '09000002701' },
        { row: 2, col: 4, value: 'gender_v' },
        { row: 2, col: 5, value: '19000000701' },
      ],
    ]);
  });

  test('one pasted value fills the block', async () => {
    const { grid, edits } = shown({ active: { row: 0, col: 4 } });
    await press(grid, 'ArrowDown', { shiftKey: true, ctrlKey: true });
    clip('paste', 'm');
    expect(edits[0]).toHaveLength(4);
  });

  test('outside the grid a paste belongs to the page', () => {
    const { grid, edits } = shown();
    grid.blur();
    const { event } = clip('paste', 'Noor');
    expect(event.defaultPrevented).toBe(false);
    expect(edits).toEqual([]);
  });
});

describe('reading', () => {
  test('without an edit asked for, the grid says that it is for reading', async () => {
    const { grid } = shown({ editable: false });
    expect(grid.getAttribute('aria-readonly')).toBe('true');
    await press(grid, 'x');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(clip('paste', 'x').event.defaultPrevented).toBe(false);
  });

  test('a changed cell says what it was, in its text', () => {
    const { grid } = shown();
    expect(cellAt(grid, 0, 5).textContent).toBe('09000001901, aangepast, was 9000001901');
    expect(cellAt(grid, 0, 5).querySelector('mark')?.textContent).toBe('0');
  });

  test('the active cell is in the page however far the rows are scrolled', async () => {
    const { grid } = shown({ total: 20_000 });
    grid.scrollTop = 300_000;
    await fireEvent.scroll(grid);
    await waitFor(() => expect(cellAt(grid, 8820, 2)?.textContent).toBe(names[8820 % 4]));
    expect(activeCell(grid).textContent).toBe('Noor');
    await waitFor(() => {
      const order = Array.from(grid.querySelectorAll('.rows [role=row]'), (r) =>
        Number(r.getAttribute('aria-rowindex')),
      );
      expect(order).toEqual([...order].sort((a, b) => a - b));
    });
    expect(grid.querySelectorAll('.rows [role=row]').length).toBeLessThan(40);
  });
});
