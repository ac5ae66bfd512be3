/**
 * One piece of a topic. A key in a text stands in square brackets: "[Ctrl+Z]";
 * on macOS Ctrl is read as Cmd.
 */
export type Block =
  | { text: string }
  | { head: string }
  | { steps: readonly string[] }
  | { points: readonly string[] }
  | { terms: readonly (readonly [term: string, meaning: string])[] }
  | { keys: readonly (readonly [keys: string, meaning: string])[] }
  | { code: string };

export interface Topic {
  title: string;
  blocks: readonly Block[];
}

/** A run of text, or a combination of keys to be drawn as keys. */
export type Piece = { text: string } | { keys: readonly string[] };

/** Cuts a text into runs and keys, with the key that commands go with on this system. */
export function pieces(text: string, command: string): Piece[] {
  const found: Piece[] = [];
  text.split(/\[([^\]]+)\]/).forEach((part, i) => {
    if (part === '') return;
    found.push(i % 2 === 1 ? { keys: combination(part, command) } : { text: part });
  });
  return found;
}

/** The keys of a combination: "Ctrl+Shift+Z" gives three. */
export function combination(keys: string, command: string): string[] {
  return keys.split('+').map((key) => (key === 'Ctrl' ? command : key));
}

/** Everything a topic says, as plain text, for searching. */
export function plain(topic: Topic): string {
  return topic.blocks
    .flatMap((block) => {
      if ('text' in block) return [block.text];
      if ('head' in block) return [block.head];
      if ('steps' in block) return block.steps;
      if ('points' in block) return block.points;
      if ('terms' in block) return block.terms.map(([term, meaning]) => `${term}: ${meaning}`);
      if ('keys' in block) return block.keys.map(([keys, meaning]) => `${keys}: ${meaning}`);
      return [block.code];
    })
    .join(' ')
    .replace(/[[\]]/g, '');
}
