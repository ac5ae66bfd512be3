import { expect, test } from 'vitest';
import type { BeforeView, PlaceView } from '../../lib/api/types';
import { asksToLook, difference, doubts } from './words';

function place(given: Partial<PlaceView>): PlaceView {
  return {
    row: 2,
    rowLabel: '2',
    field: 'big_nr',
    cell: 'D2',
    name: 'Noor Veldman',
    before: '',
    after: '',
    message: '',
    answer: '',
    index: 0,
    ...given,
  };
}

test('a cell that is doubtful for several reasons stands once, with what was taken over', () => {
  const found = doubts([
    place({ message: 'Het controlecijfer klopt niet.', before: '00490001147' }),
    place({ row: 3, message: 'Geen arts.' }),
    place({ message: 'Nullen vooraan.', before: '490001147', after: '00490001147', answer: 'yes' }),
  ]);
  expect(found.map((d) => [d.place.row, d.place.before, d.messages])).toEqual([
    [2, '490001147', ['Het controlecijfer klopt niet.', 'Nullen vooraan.']],
    [3, '', ['Geen arts.']],
  ]);
});

test.each([
  ['nothing announced', 0, 25, 12, 0],
  ['as announced', 25, 25, 0, 0],
  ['as announced, some for later', 37, 25, 12, 0],
  ['fewer', 40, 25, 12, -3],
  ['more', 24, 25, 0, 1],
])('the number announced: %s', (_, expected, written, aside, by) => {
  const before: BeforeView = {
    guesses: [],
    more: 0,
    sample: [],
    addresses: '',
    mal: '2026-09-01',
    malOld: false,
    expected,
    written,
  };
  expect(difference(before, aside)).toBe(by);
  expect(asksToLook(before, aside)).toBe(by !== 0);
});
