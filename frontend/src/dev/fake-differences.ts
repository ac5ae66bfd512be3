import type { DefinitionView, DifferenceView, FormValues, PartView } from '../lib/api/portfolio-types';

/** What changed between two states of a form, word by word, simply done. */
export function differences(
  definition: DefinitionView,
  before: FormValues,
  after: FormValues,
): DifferenceView[] {
  return definition.fields.flatMap(({ id, label }) => {
    const parts = words(before[id] ?? '', after[id] ?? '');
    return parts.some((p) => p.what !== 'same') ? [{ field: id, label, parts }] : [];
  });
}

function words(before: string, after: string): PartView[] {
  const a = before.split(/(?<=\s)/).filter(Boolean);
  const b = after.split(/(?<=\s)/).filter(Boolean);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const piece = (what: PartView['what'], list: string[], from: number, to: number): PartView[] => {
    const text = list.slice(from, to).join('');
    return text === '' ? [] : [{ what, text }];
  };
  return [
    ...piece('same', a, 0, head),
    ...piece('removed', a, head, a.length - tail),
    ...piece('added', b, head, b.length - tail),
    ...piece('same', b, b.length - tail, b.length),
  ];
}
