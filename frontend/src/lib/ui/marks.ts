// The marks of the limited Markdown, put around or before what is selected.

export type Mark = 'head' | 'bold' | 'italic' | 'points' | 'steps';

/** A piece of a text to be replaced, and what is selected afterwards. */
export interface Edit {
  from: number;
  to: number;
  text: string;
  select: [number, number];
}

/** What a mark does to a text with something selected; given twice it takes the mark away. */
export function marked(text: string, from: number, to: number, mark: Mark): Edit {
  return mark === 'bold' || mark === 'italic' ? around(text, from, to, mark) : before(text, from, to, mark);
}

function around(text: string, from: number, to: number, mark: 'bold' | 'italic'): Edit {
  const sign = mark === 'bold' ? '**' : '*';
  const inner = text.slice(from, to);
  const n = sign.length;
  if (text.slice(from - n, from) === sign && text.slice(to, to + n) === sign && from >= n) {
    return { from: from - n, to: to + n, text: inner, select: [from - n, to - n] };
  }
  return { from, to, text: `${sign}${inner}${sign}`, select: [from + n, to + n] };
}

const starts = { head: /^## /, points: /^- /, steps: /^\d+\. / } as const;

function before(text: string, from: number, to: number, mark: 'head' | 'points' | 'steps'): Edit {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const stop = text.indexOf('\n', to);
  const end = stop < 0 ? text.length : stop;
  const lines = text.slice(start, end).split('\n');
  const has = lines.every((l) => starts[mark].test(l));
  const changed = lines
    .map((l, i) => {
      const bare = l.replace(/^(## |- |\d+\. )/, '');
      if (has) return bare;
      return `${mark === 'head' ? '## ' : mark === 'points' ? '- ' : `${i + 1}. `}${bare}`;
    })
    .join('\n');
  const at = start + changed.length;
  return { from: start, to: end, text: changed, select: lines.length > 1 ? [start, at] : [at, at] };
}

/** What Enter does in a list: goes on with it, or ends it on an empty item. Undefined elsewhere. */
export function continued(text: string, at: number): Edit | undefined {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(start, at);
  const item = /^(- |(\d+)\. )/.exec(line);
  if (!item) return undefined;
  if (line === item[0]) return { from: start, to: at, text: '', select: [start, start] };
  const next = `\n${item[2] ? `${Number(item[2]) + 1}. ` : '- '}`;
  return { from: at, to: at, text: next, select: [at + next.length, at + next.length] };
}
