/** What of a key press counts. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** What a key asks of the grid while no cell is being edited. */
export type Action =
  | { do: 'move'; whole: boolean; extend: boolean }
  | { do: 'tab'; back: boolean }
  | { do: 'edit'; typed: boolean }
  | { do: 'clear' | 'all' | 'row' | 'undo' | 'redo' | 'stop' };

const moves = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/**
 * Keys as in Excel; undefined for those the grid leaves alone. Copy, cut and
 * paste are not here: they come as events of their own, whatever key asked.
 */
export function actionFor(e: KeyPress, mac: boolean): Action | undefined {
  const whole = e.ctrlKey || e.metaKey;
  if (moves.has(e.key)) return e.altKey ? undefined : { do: 'move', whole, extend: e.shiftKey };
  if (types(e, mac)) {
    if (e.key === ' ' && e.shiftKey) return { do: 'row' };
    return { do: 'edit', typed: true };
  }
  if (e.altKey) return undefined;
  if (whole) {
    switch (e.key.toLowerCase()) {
      case 'a':
        return e.shiftKey ? undefined : { do: 'all' };
      case 'z':
        return { do: e.shiftKey ? 'redo' : 'undo' };
      case 'y':
        return e.shiftKey ? undefined : { do: 'redo' };
      default:
        return undefined;
    }
  }
  switch (e.key) {
    case 'Tab':
      return { do: 'tab', back: e.shiftKey };
    case 'Enter':
    case 'F2':
      return e.shiftKey ? undefined : { do: 'edit', typed: false };
    case 'Delete':
    case 'Backspace':
      return e.shiftKey ? undefined : { do: 'clear' };
    case 'Escape':
      return { do: 'stop' };
    default:
      return undefined;
  }
}

/**
 * Whether a key writes something: a character, or the start of one by a dead
 * key or an input method. AltGr is Ctrl with Alt on Windows, and Option on
 * macOS writes characters of its own.
 */
function types(e: KeyPress, mac: boolean): boolean {
  if (e.key === 'Process') return true;
  if (e.key !== 'Dead' && Array.from(e.key).length !== 1) return false;
  if (e.metaKey || e.ctrlKey !== e.altKey) return mac && e.altKey && !e.ctrlKey && !e.metaKey;
  return true;
}
