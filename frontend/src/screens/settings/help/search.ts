import { plain, type Topic } from './topic';

/** A topic that was found, with the sentence that made it so; empty when it was the title. */
export interface Found<T extends Topic> {
  topic: T;
  excerpt: string;
}

const ABOUT = 60;

/**
 * Finds the topics that hold every word that was asked for, blind to capitals
 * and accents; those with all words in their title come first.
 */
export function search<T extends Topic>(topics: readonly T[], asked: string): Found<T>[] {
  const words = bare(asked).split(/\s+/).filter(Boolean);
  if (words.length === 0) return topics.map((topic) => ({ topic, excerpt: '' }));
  const inTitle: Found<T>[] = [];
  const inText: Found<T>[] = [];
  for (const topic of topics) {
    const title = bare(topic.title);
    const text = plain(topic);
    const all = bare(text);
    if (words.every((w) => title.includes(w))) inTitle.push({ topic, excerpt: '' });
    else if (words.every((w) => title.includes(w) || all.includes(w))) {
      const first = words.find((w) => all.includes(w)) ?? '';
      inText.push({ topic, excerpt: around(text, all.indexOf(first)) });
    }
  }
  return [...inTitle, ...inText];
}

// One letter stays one letter, so that a place in the bare text is the same place in the text.
function bare(text: string): string {
  return Array.from(text.normalize('NFC'), (letter) => letter.normalize('NFD').charAt(0).toLowerCase()).join(
    '',
  );
}

function around(text: string, at: number): string {
  const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, at - ABOUT / 2)) + 1);
  const stop = text.indexOf(' ', at + ABOUT);
  const to = stop < 0 ? text.length : stop;
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}
