import { describe, expect, test } from 'vitest';
import { continued, marked, type Edit, type Mark } from './marks';

function after(text: string, edit: Edit): string {
  const changed = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
  const [from, to] = edit.select;
  return `${changed.slice(0, from)}[${changed.slice(from, to)}]${changed.slice(to)}`;
}

/** Brackets stand around what is selected. */
function mark(marks: string, kind: Mark): string {
  const from = marks.indexOf('[');
  const to = marks.indexOf(']') - 1;
  const text = marks.replace(/[[\]]/g, '');
  return after(text, marked(text, from, to, kind));
}

describe('a mark', () => {
  test.each<[Mark, string, string]>([
    ['bold', 'een [open] vraag', 'een **[open]** vraag'],
    ['bold', 'een **[open]** vraag', 'een [open] vraag'],
    ['italic', 'een [] vraag', 'een *[]* vraag'],
    ['head', 'boven\nVol[]gende keer\nonder', 'boven\n## Volgende keer[]\nonder'],
    ['head', '## Volgende keer[]', 'Volgende keer[]'],
    ['points', '[een\ntwee]', '[- een\n- twee]'],
    ['points', '[- een\n- twee]', '[een\ntwee]'],
    ['steps', '[- een\n- twee]', '[1. een\n2. twee]'],
  ])('%s: %s', (kind, before, expected) => expect(mark(before, kind)).toBe(expected));
});

describe('Enter in a list', () => {
  test.each([
    ['- een', '- een\n- []'],
    ['2. twee', '2. twee\n3. []'],
    ['- een\n- ', '- een\n[]'],
  ])('%j', (text, expected) => {
    const edit = continued(text, text.length);
    expect(edit && after(text, edit)).toBe(expected);
  });

  test('is left alone elsewhere', () => expect(continued('gewoon', 6)).toBeUndefined());
});
