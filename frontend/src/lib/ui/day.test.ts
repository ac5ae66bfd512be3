import { describe, expect, test } from 'vitest';
import { isDay, later, monthsLater, parseDay, shortDay, weeksOf, wholeDay } from './day';

const today = '2026-11-27';

describe('a day as somebody writes it', () => {
  test.each([
    ['14-4-2026', '2026-04-14'],
    ['14-04-2026', '2026-04-14'],
    ['14/4/26', '2026-04-14'],
    ['14.4.2026', '2026-04-14'],
    ['2026-04-14', '2026-04-14'],
    ['14042026', '2026-04-14'],
    ['14 april 2026', '2026-04-14'],
    ['dinsdag 14 april 2026', '2026-04-14'],
    ['di 14 apr. 26', '2026-04-14'],
    ['3 mrt 2026', '2026-03-03'],
    ['3 maart', '2026-03-03'],
    ['9 december', '2026-12-09'],
    ['29-2-2028', '2028-02-29'],
    ['  Vandaag ', today],
    ['gisteren', '2026-11-26'],
    ['morgen', '2026-11-28'],
  ])('%s', (text, day) => expect(parseDay(text, today)).toBe(day));

  test.each(['', '31-2-2026', '29-2-2026', '14', '14-13-2026', '14 foo 2026', 'vorige week', '1-1-202'])(
    '‘%s’ is none',
    (text) => expect(parseDay(text, today)).toBeUndefined(),
  );
});

test('a day is read back as people read it', () => {
  expect(shortDay('2026-04-14')).toBe('14-04-2026');
  expect(wholeDay('2026-04-14')).toBe('dinsdag 14 april 2026');
  expect(isDay('2026-04-14')).toBe(true);
  expect(isDay('14-04-2026')).toBe(false);
});

test('days and months further, also over the change of the clock', () => {
  expect(later('2026-03-28', 2)).toBe('2026-03-30');
  expect(later('2026-10-24', 2)).toBe('2026-10-26');
  expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28');
  expect(monthsLater('2026-03-31', -1)).toBe('2026-02-28');
  expect(monthsLater('2026-11-27', 12)).toBe('2027-11-27');
});

test('a month is shown in whole weeks from Monday', () => {
  const weeks = weeksOf('2026-04-14');
  expect(weeks[0]?.[0]).toBe('2026-03-30');
  expect(weeks.at(-1)?.at(-1)).toBe('2026-05-03');
  expect(weeks).toHaveLength(5);
  expect(weeksOf('2021-02-10')).toHaveLength(4);
});
