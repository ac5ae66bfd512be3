import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Intake, toBase64 } from './intake';

function targets() {
  return { path: vi.fn(), content: vi.fn(), pasted: vi.fn(), several: vi.fn() };
}

const list = () => new File(['naam;BIG\n'], 'lijst.csv');

test('bytes become base64, also many', async () => {
  expect(await toBase64(new Blob([new Uint8Array([0, 255, 128])]))).toBe('AP+A');
  const many = await toBase64(new Blob([new Uint8Array(200_000)]));
  expect(atob(many)).toHaveLength(200_000);
});

test('in a browser a dropped file is read at once', async () => {
  const t = targets();
  new Intake(t, false).files([list()]);
  await vi.waitFor(() => expect(t.content).toHaveBeenCalledWith('lijst.csv', btoa('naam;BIG\n')));
});

describe('in the window', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('the path of a drop wins over its content', async () => {
    const t = targets();
    const intake = new Intake(t, true);
    intake.files([list()]);
    intake.paths(['/lijsten/lijst.csv']);
    await vi.advanceTimersByTimeAsync(5000);
    expect(t.path).toHaveBeenCalledExactlyOnceWith('/lijsten/lijst.csv');
    expect(t.content).not.toHaveBeenCalled();
  });

  test('an attachment without a path is read after all', async () => {
    const t = targets();
    new Intake(t, true).files([list()]);
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(t.content).toHaveBeenCalledOnce());
    expect(t.path).not.toHaveBeenCalled();
  });
});

test('several files at once are told, and none is opened', () => {
  const t = targets();
  new Intake(t, false).files([list(), list()]);
  new Intake(t, true).paths(['/a.xlsx', '/b.xlsx']);
  expect(t.several).toHaveBeenCalledTimes(2);
  expect(t.content).not.toHaveBeenCalled();
  expect(t.path).not.toHaveBeenCalled();
});

test('pasted cells keep their text and their table', () => {
  const t = targets();
  const data = new DataTransfer();
  data.setData('text/plain', 'Noor\t39000000101');
  data.setData('text/html', '<table></table>');
  expect(new Intake(t, false).clipboard(data)).toBe(true);
  expect(t.pasted).toHaveBeenCalledWith('Noor\t39000000101', '<table></table>');
});

test('an empty clipboard is left alone', () => {
  const t = targets();
  expect(new Intake(t, false).clipboard(new DataTransfer())).toBe(false);
  expect(t.pasted).not.toHaveBeenCalled();
});
