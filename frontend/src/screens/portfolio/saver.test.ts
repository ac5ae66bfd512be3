import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { KeptView } from '../../lib/api/portfolio-types';
import { Saver } from './saver.svelte';

const kept: KeptView = { at: '2026-11-27T13:03:00Z', problems: [] };
const full = { code: 'portfolio-full', message: 'De schijf is vol.', hint: 'Maak ruimte.' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A save that is answered by hand. */
function slow() {
  const answers: { value: string; done: () => void; fail: () => void }[] = [];
  const saver = new Saver<string>(
    (value) =>
      new Promise((done, fail) => answers.push({ value, done: () => done(kept), fail: () => fail(full) })),
  );
  return { saver, answers };
}

test('a pause in typing saves, well within a second', async () => {
  const save = vi.fn(() => Promise.resolve(kept));
  const saver = new Saver<string>(save);
  saver.touch('ee');
  await vi.advanceTimersByTimeAsync(300);
  saver.touch('een');
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(999);
  expect(save).toHaveBeenCalledExactlyOnceWith('een');
  expect(saver.state).toBe('still');
  expect(saver.at).toBe(kept.at);
});

test('somebody who never pauses is saved all the same', async () => {
  const save = vi.fn(() => Promise.resolve(kept));
  const saver = new Saver<string>(save);
  for (let i = 0; i < 40; i++) {
    saver.touch(`tekst ${i}`);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(save).toHaveBeenCalled();
});

test('one save at a time, and the newest words go last', async () => {
  const { saver, answers } = slow();
  saver.touch('eerst');
  void saver.flush();
  saver.touch('daarna');
  const all = saver.flush();
  expect(answers.map((a) => a.value)).toEqual(['eerst']);
  answers[0]?.done();
  await vi.advanceTimersByTimeAsync(0);
  expect(answers.map((a) => a.value)).toEqual(['eerst', 'daarna']);
  answers[1]?.done();
  expect(await all).toBe(true);
  expect(saver.unsaved).toBeUndefined();
});

describe('a save that fails', () => {
  test('keeps the words, says so and tries again by itself', async () => {
    const { saver, answers } = slow();
    saver.touch('blijft');
    const first = saver.flush();
    answers[0]?.fail();
    expect(await first).toBe(false);
    expect(saver.state).toBe('failed');
    expect(saver.failure?.message).toBe('De schijf is vol.');
    expect(saver.unsaved).toBe('blijft');
    await vi.advanceTimersByTimeAsync(5000);
    expect(answers.map((a) => a.value)).toEqual(['blijft', 'blijft']);
    answers[1]?.done();
    await vi.advanceTimersByTimeAsync(0);
    expect(saver.state).toBe('still');
    expect(saver.failure).toBeUndefined();
  });

  test('does not take the place of words typed meanwhile', async () => {
    const { saver, answers } = slow();
    saver.touch('oud');
    const first = saver.flush();
    saver.touch('nieuw');
    answers[0]?.fail();
    await first;
    expect(saver.unsaved).toBe('nieuw');
  });

  test('tries nothing while it is held', async () => {
    const { saver, answers } = slow();
    saver.touch('later');
    const first = saver.flush();
    saver.hold();
    answers[0]?.fail();
    await first;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(answers).toHaveLength(1);
    void saver.flush();
    expect(answers).toHaveLength(2);
  });
});

test('what goes to the core by another way is let go of, after a save under way', async () => {
  const { saver, answers } = slow();
  saver.touch('concept');
  void saver.flush();
  saver.touch('meer');
  let dropped = false;
  void saver.drop().then(() => (dropped = true));
  await vi.advanceTimersByTimeAsync(0);
  expect(dropped).toBe(false);
  answers[0]?.done();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(dropped).toBe(true);
  expect(answers).toHaveLength(1);
});
