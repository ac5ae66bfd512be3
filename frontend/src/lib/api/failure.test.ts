import { describe, expect, test } from 'vitest';
import { toFailure } from './failure';

describe('toFailure', () => {
  test('a refusal of the core keeps its words', () => {
    const refusal = { code: 'format-xls', message: 'Dit is een oude werkmap.', hint: 'Sla hem anders op.' };
    expect(toFailure(refusal)).toEqual(refusal);
  });

  test('a refusal that came as JSON text is understood', () => {
    expect(toFailure('{"code":"big-length","message":"Te kort.","hint":""}').message).toBe('Te kort.');
  });

  test('a refusal that Wails wrapped in an Error is understood', () => {
    const said = '{"code":"format-xls","message":"Dit is een oude werkmap.","hint":"Sla hem anders op."}';
    expect(toFailure(new Error(said))).toMatchObject({ code: 'format-xls', hint: 'Sla hem anders op.' });
  });

  test.each([
    ['an object that Wails turned into text', new Error('[object Object]')],
    ['an exception', new TypeError('x is undefined')],
    ['a bare sentence', 'runtime error: index out of range'],
    ['nothing', undefined],
    ['an empty message', { code: 'x', message: '' }],
  ])('%s shows no internals and a next step', (_, reason) => {
    const failure = toFailure(reason);
    expect(failure.code).toBe('internal');
    expect(failure.message).toContain('Je lijst zelf is niet veranderd');
    expect(failure.hint).not.toBe('');
    expect(JSON.stringify(failure)).not.toContain('index out of range');
  });
});
