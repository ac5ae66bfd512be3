import { describe, expect, test } from 'vitest';
import { parsePlace, placeText, type Place } from './place';
import { count, dayWords, moment, size } from './words';

const now = new Date(2026, 10, 27, 16, 0);
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

describe('a moment as people say it', () => {
  test.each([
    [at(2026, 10, 27, 9, 5), 'vandaag 09:05', 'vandaag'],
    [at(2026, 10, 26, 23, 59), 'gisteren 23:59', 'gisteren'],
    [at(2026, 3, 14, 14, 3), '14 april 2026, 14:03', '14 apr 2026'],
    ['', '', ''],
    ['geen tijd', '', ''],
  ])('%s', (iso, whole, short) => {
    expect(moment(iso, now)).toBe(whole);
    expect(dayWords(iso, now)).toBe(short);
  });
});

test('sizes and counts in Dutch', () => {
  expect(size(200)).toBe('1 kB');
  expect(size(2_310_144)).toBe('2,3 MB');
  expect(size(1_500_000_000)).toBe('1,5 GB');
  expect(count(1, 'versie', 'versies')).toBe('1 versie');
  expect(count(2000, 'versie', 'versies')).toBe('2.000 versies');
});

describe('the place that is remembered over a lock', () => {
  const places: Place[] = [
    { at: 'form', id: 'f1' },
    { at: 'history', id: 'f1' },
    { at: 'form', id: 'f1', from: 'shifts' },
    { at: 'scratch', id: '' },
    { at: 'search' },
    { at: 'account', page: 'backups' },
    { at: 'dossiers' },
  ];
  test.each(places)('$at comes back', (place) => expect(parsePlace(placeText(place))).toEqual(place));

  test.each(['', 'kapot', '{"at":"account","page":"weg"}', '{"at":"begun"}', '{"at":"form"}', 'null'])(
    '%j leads to the dossiers',
    (text) => expect(parsePlace(text)).toEqual({ at: 'dossiers' }),
  );
});
