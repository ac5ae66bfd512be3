import { describe, expect, test } from 'vitest';
import { isTime, minutesBetween, minutesLater, parseTime } from './time';

describe('a time that was written', () => {
  test.each([
    ['19:30', '19:30'],
    ['1930', '19:30'],
    ['19.30', '19:30'],
    ['19u30', '19:30'],
    ['7:30', '07:30'],
    ['730', '07:30'],
    ['7', '07:00'],
    ['23 uur', '23:00'],
    ['8u', '08:00'],
    ['24:00', '00:00'],
    ['0:00', '00:00'],
  ])('%s is %s', (text, time) => expect(parseTime(text)).toBe(time));

  test.each(['', '25:00', '19:60', '24:30', 'avond', '19:3', '193045', '-7'])('%j is none', (text) =>
    expect(parseTime(text)).toBeUndefined(),
  );
});

test('a time as it is kept', () => {
  expect(isTime('07:30')).toBe(true);
  expect(isTime('7:30')).toBe(false);
  expect(isTime('24:00')).toBe(false);
});

test('steps and spans go round midnight', () => {
  expect(minutesLater('23:50', 15)).toBe('00:05');
  expect(minutesLater('00:00', -15)).toBe('23:45');
  expect(minutesBetween('17:00', '23:30')).toBe(390);
  expect(minutesBetween('23:00', '08:00')).toBe(540);
  expect(minutesBetween('08:00', '08:00')).toBe(0);
});
