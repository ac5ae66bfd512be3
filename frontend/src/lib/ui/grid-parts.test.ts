import { describe, expect, test } from 'vitest';
import { aside } from './grid-cell';
import { formatCells, formatTable, parseCells, spread } from './grid-clip';
import { actionFor } from './grid-keys';
import { blockOf, holds, placesIn, tellBlock } from './grid-select';

describe('cells from the clipboard', () => {
  test.each([
    ['one value', 'Noor', [['Noor']]],
    [
      'a block as Excel gives it',
      'Noor\tv\r\nDaan\tm\r\n',
      [
        ['Noor', 'v'],
        ['Daan', 'm'],
      ],
    ],
    [
      'empty cells',
      '\tv\n\t\n',
      [
        ['', 'v'],
        ['', ''],
      ],
    ],
    ['an empty row between', 'a\n\nb', [['a'], [''], ['b']]],
    ['a line break in a cell', '"Noor\nVeldman"\tv', [['Noor\nVeldman', 'v']]],
    ['quotes doubled', '"zegt ""ja""\t"\tv', [['zegt "ja"\t', 'v']]],
    ['a quote that is only a quote', '"t Hart\tv', [['"t Hart', 'v']]],
    ['a quoted word with more behind it', '"Noor" Veldman', [['"Noor" Veldman']]],
    ['nothing', '', []],
  ])('%s', (_, text, want) => {
    expect(parseCells(text)).toEqual(want);
  });

  test('what is copied comes back the same', () => {
    const cells = [
      ['Noor', '09000001901', ''],
      ['"t Hart', 'a\tb', 'twee\nregels'],
      ['zegt "ja"', '', ''],
    ];
    expect(parseCells(formatCells(cells))).toEqual(cells);
  });

  test('the table keeps zeros in front and runs nothing', () => {
    const html = formatTable([['09000001901', '<img src=x onerror=alert(1)>']]);
    expect(html).toContain(`<td style='mso-number-format:"\\@"'>09000001901</td>`);
    expect(html).not.toContain('<img');
  });
});

describe('where a paste lands', () => {
  const size = { rows: 4, cols: 5 };
  const at = (row: number, col: number) => blockOf({ row, col }, { row, col });

  test('from the top left of what is chosen', () => {
    const { edits, block, outside } = spread(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      at(1, 2),
      size,
    );
    expect(edits).toEqual([
      { row: 1, col: 2, value: 'a' },
      { row: 1, col: 3, value: 'b' },
      { row: 2, col: 2, value: 'c' },
      { row: 2, col: 3, value: 'd' },
    ]);
    expect(block).toEqual({ top: 1, left: 2, bottom: 2, right: 3 });
    expect(outside).toBe(0);
  });

  test('one value fills the block', () => {
    const { edits } = spread([['x']], blockOf({ row: 0, col: 2 }, { row: 2, col: 3 }), size);
    expect(edits).toHaveLength(6);
    expect(new Set(edits.map((e) => e.value))).toEqual(new Set(['x']));
  });

  test('what falls outside is counted and not written', () => {
    const { edits, block, outside } = spread(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      at(3, 4),
      size,
    );
    expect(edits).toEqual([{ row: 3, col: 4, value: 'a' }]);
    expect(block).toEqual({ top: 3, left: 4, bottom: 3, right: 4 });
    expect(outside).toBe(3);
  });

  test('a short row leaves what stands beside it', () => {
    expect(spread([['a', 'b'], ['c']], at(0, 2), size).edits).toHaveLength(3);
  });
});

describe('keys', () => {
  const press = (key: string, held = '') => ({
    key,
    ctrlKey: held.includes('C'),
    metaKey: held.includes('M'),
    altKey: held.includes('A'),
    shiftKey: held.includes('S'),
  });

  test.each([
    ['an arrow', 'ArrowDown', '', { do: 'move', whole: false, extend: false }],
    ['Shift and an arrow', 'ArrowDown', 'S', { do: 'move', whole: false, extend: true }],
    ['Ctrl+End', 'End', 'C', { do: 'move', whole: true, extend: false }],
    ['Cmd+arrow', 'ArrowUp', 'M', { do: 'move', whole: true, extend: false }],
    ['Alt+arrow is the browser’s', 'ArrowLeft', 'A', undefined],
    ['a letter', 'n', '', { do: 'edit', typed: true }],
    ['a capital', 'N', 'S', { do: 'edit', typed: true }],
    ['a letter outside the basic plane', '𝟘', '', { do: 'edit', typed: true }],
    ['a dead key', 'Dead', '', { do: 'edit', typed: true }],
    ['an input method', 'Process', '', { do: 'edit', typed: true }],
    ['€ by AltGr on Windows', '€', 'CA', { do: 'edit', typed: true }],
    ['Alt+letter opens a menu on Windows', 'b', 'A', undefined],
    ['F2', 'F2', '', { do: 'edit', typed: false }],
    ['Enter', 'Enter', '', { do: 'edit', typed: false }],
    ['Backspace', 'Backspace', '', { do: 'clear' }],
    ['Shift+Space', ' ', 'S', { do: 'row' }],
    ['Ctrl+A', 'a', 'C', { do: 'all' }],
    ['Ctrl+Z', 'z', 'C', { do: 'undo' }],
    ['Ctrl+Shift+Z', 'Z', 'CS', { do: 'redo' }],
    ['Ctrl+Y', 'y', 'C', { do: 'redo' }],
    ['Shift+Tab', 'Tab', 'S', { do: 'tab', back: true }],
    ['Ctrl+S stays with the screen', 's', 'C', undefined],
    ['Ctrl+C comes as an event of its own', 'c', 'C', undefined],
    ['F7 stays with the screen', 'F7', '', undefined],
  ])('%s', (_, key, held, want) => {
    expect(actionFor(press(key, held), false)).toEqual(want);
  });

  test('Option writes characters on macOS', () => {
    expect(actionFor(press('ß', 'A'), true)).toEqual({ do: 'edit', typed: true });
  });
});

describe('a block', () => {
  test('spans its corners, whichever way it was drawn', () => {
    const block = blockOf({ row: 5, col: 2 }, { row: 3, col: 4 });
    expect(block).toEqual({ top: 3, left: 2, bottom: 5, right: 4 });
    expect(placesIn(block)).toHaveLength(9);
    expect(holds(block, 4, 3)).toBe(true);
    expect(holds(block, 6, 3)).toBe(false);
  });

  test('is told in words', () => {
    expect(tellBlock(blockOf({ row: 0, col: 2 }, { row: 0, col: 4 }))).toBe('1 rij en 3 kolommen gekozen');
  });
});

describe('what a screen reader hears after the value', () => {
  const plain = {
    text: 'Vliet',
    before: undefined,
    offer: undefined,
    state: '',
    word: '',
    mark: undefined,
  } as const;

  test.each([
    ['a plain cell', plain, ''],
    ['changed', { ...plain, state: 'changed', word: 'aangepast', before: 'vliet' }, ', aangepast, was vliet'],
    ['filled', { ...plain, state: 'changed', word: 'aangepast', before: '' }, ', aangepast, was leeg'],
    ['offered', { ...plain, state: 'suggestion', word: 'voorstel', offer: 'Vlied' }, ', voorstel Vlied'],
    [
      'offered where it is empty',
      { ...plain, text: '', state: 'suggestion', word: 'voorstel', offer: 'de' },
      'leeg, voorstel de',
    ],
    ['offered empty', { ...plain, state: 'suggestion', word: 'voorstel', offer: '' }, ', voorstel leeg'],
    [
      'wrong with an offer',
      { ...plain, state: 'error', word: 'fout', offer: 'Vlied' },
      ', fout, voorstel Vlied',
    ],
  ] as const)('%s', (_, cell, want) => {
    expect(aside(cell)).toBe(want);
  });
});
