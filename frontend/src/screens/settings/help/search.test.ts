import { describe, expect, test } from 'vitest';
import { search } from './search';
import { combination, pieces, plain, type Topic } from './topic';
import { topicFor, topicIds, topics } from './topics';

describe('search', () => {
  const ids = (asked: string) => search(topics, asked).map((f) => f.topic.id);

  test.each([
    ['nothing asked shows all', '', topicIds.length],
    ['spaces alone show all', '   ', topicIds.length],
    ['a word that is nowhere finds nothing', 'xylofoon', 0],
  ])('%s', (_, asked, count) => expect(ids(asked)).toHaveLength(count));

  test('finds by any word, blind to capitals and accents, and by several words together', () => {
    expect(ids('SOON')).toContain('answer');
    expect(ids('bjorn')).toContain('reading');
    expect(ids('nullen veilige werkmap')).toContain('csv');
    expect(ids('%ProgramData%')).toEqual(['policy']);
  });

  test('a title comes before a text, and a text shows where', () => {
    const found = search(topics, 'mal');
    expect(found[0]?.topic.id).toBe('mal');
    expect(found[0]?.excerpt).toBe('');
    const other = found.find((f) => f.topic.id === 'who');
    expect(other?.excerpt.toLowerCase()).toContain('mal');
  });

  test('an excerpt stands at its place also after letters that fold', () => {
    const topic: Topic = {
      title: 'x',
      blocks: [{ text: `${'ﬁets ë '.repeat(30)}naald ${'hooi '.repeat(30)}` }],
    };
    expect(search([topic], 'naald')[0]?.excerpt).toContain('naald');
  });
});

describe('topics', () => {
  test('F1 has a topic in every place, and every topic has something to say', () => {
    for (const id of Object.values(topicFor)) expect(topicIds).toContain(id);
    for (const topic of topics) expect(plain(topic).length).toBeGreaterThan(60);
  });

  // Words that ui.md keeps off the screen.
  test('the words are those of the house', () => {
    for (const topic of topics) {
      expect(`${topic.title} ${plain(topic)}`).not.toMatch(
        /\b(BOM|hash|batch|mapping|vault|plan|gerepareerd|accepteren|weigeren|ongedaan|reset|trainingsdag)\b|!/i,
      );
    }
  });

  test('the policy file that is shown is right JSON with the four keys', () => {
    const code = topics
      .find((t) => t.id === 'policy')
      ?.blocks.flatMap((b) => ('code' in b ? [b.code] : []))
      .join('');
    expect(JSON.parse(code ?? '')).toEqual({
      alleenImport: true,
      gegevensmap: 'D:\\Aiosmap',
      recenteLijsten: false,
      gedeeldeInstellingen: '\\\\server\\aiosmap\\instellingen.json',
    });
  });
});

test('keys in a text are told apart, with Cmd on macOS', () => {
  expect(pieces('Druk op [Ctrl+V].', 'Cmd')).toEqual([
    { text: 'Druk op ' },
    { keys: ['Cmd', 'V'] },
    { text: '.' },
  ]);
  expect(combination('Page Down', 'Ctrl')).toEqual(['Page Down']);
});
