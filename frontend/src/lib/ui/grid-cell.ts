import { cut, type GridCell, type GridColumn, type GridState } from './grid';

/**
 * The least width of a usual letter, and what padding and sign take, in CSS
 * pixels. A text that may not fit is cut off with an ellipsis. A cell cuts off
 * only then, because each edge that cuts costs the browser time in every
 * frame; a wide text that escapes ends under the cell beside it.
 */
const LETTER = 6.4;
const SIGN = 36;

/** An empty value in words. */
export const EMPTY = 'leeg';

/** What a screen reader hears after the value: "aangepast, was leeg", "voorstel Vliet". */
export function aside(cell: GridCell): string {
  if (!cell.word) return '';
  const before = cell.before === undefined ? '' : `, was ${cell.before || EMPTY}`;
  const named = cell.state === 'suggestion' ? '' : ', voorstel';
  const offer = cell.offer === undefined ? '' : `${named} ${cell.offer || EMPTY}`;
  return `${cell.text === '' ? EMPTY : ''}, ${cell.word}${before}${offer}`;
}

/**
 * One cell of the page that shows a value now and another one after a scroll.
 * Its parts stay, and only what differs is written: a plain cell is one
 * element with one text in it.
 */
export class CellSlot {
  readonly node: HTMLElement;
  private readonly text = document.createTextNode('');
  private mark: HTMLElement | undefined;
  private tail: Text | undefined;
  private hidden: HTMLElement | undefined;
  private readonly fixed: string;
  private css = '';
  private told = '';
  private state: GridState = '';
  private long = false;
  /** In CSS pixels. */
  width = Infinity;
  private active = false;
  private selected = 'false';
  private readonly = 'false';

  constructor(role: 'rowheader' | 'gridcell', col: number, css: string, column?: GridColumn) {
    this.node = document.createElement('div');
    this.node.setAttribute('role', role);
    this.node.setAttribute('aria-colindex', String(col + 1));
    this.node.setAttribute('aria-selected', 'false');
    this.node.dataset.col = String(col);
    this.fixed = `cell ${css}${column?.dim ? ' dim' : ''}${column?.digits ? ' digits' : ''}`;
    this.node.append(this.text);
    this.dress();
  }

  /** Shows a cell; undefined while it is on its way. */
  show(cell: GridCell | undefined): void {
    if (!cell) {
      this.write('', '', '', '', '');
      return;
    }
    if (cell.mark) {
      const [start, marked, end] = cut(cell.text, cell.mark);
      this.write(start, marked, end, cell.state, aside(cell));
    } else this.write(cell.text, '', '', cell.state, aside(cell));
  }

  /** Shows a text with a state beside it, of which nothing more is said. */
  say(text: string, state: GridState): void {
    this.write(text, '', '', state, '');
  }

  choose(active: boolean, selected: boolean, id: string): void {
    if (active !== this.active) {
      this.active = active;
      this.dress();
    }
    if (active && this.node.id !== id) this.node.id = id;
    else if (!active && this.node.id) this.node.removeAttribute('id');
    const now = String(selected);
    if (now === this.selected) return;
    this.selected = now;
    this.node.setAttribute('aria-selected', now);
  }

  lock(locked: boolean): void {
    const now = String(locked);
    if (now === this.readonly) return;
    this.readonly = now;
    this.node.setAttribute('aria-readonly', now);
  }

  private write(start: string, marked: string, end: string, state: GridState, told: string): void {
    if (this.text.data !== start) this.text.data = start;
    this.writeMark(marked, end);
    if (told !== this.told) {
      this.told = told;
      this.hidden ??= document.createElement('span');
      this.hidden.className = 'unseen';
      this.hidden.textContent = told;
      if (!told) this.hidden.remove();
      else if (!this.hidden.parentNode) this.node.append(this.hidden);
    }
    const long = (start.length + marked.length + end.length) * LETTER + SIGN > this.width;
    if (state !== this.state || long !== this.long) {
      this.state = state;
      this.long = long;
      this.dress();
    }
  }

  private writeMark(marked: string, end: string): void {
    if (!marked) {
      if (this.mark?.parentNode) {
        this.mark.remove();
        this.tail?.remove();
      }
      return;
    }
    this.mark ??= document.createElement('mark');
    this.tail ??= document.createTextNode('');
    if (this.mark.textContent !== marked) this.mark.textContent = marked;
    if (this.tail.data !== end) this.tail.data = end;
    if (!this.mark.parentNode) this.text.after(this.mark, this.tail);
  }

  private dress(): void {
    const css = `${this.fixed}${this.state ? ` ${this.state}` : ''}${this.long ? ' long' : ''}${this.active ? ' active' : ''}`;
    if (css === this.css) return;
    this.css = css;
    this.node.className = css;
  }
}
