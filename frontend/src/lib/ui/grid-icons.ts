import type { GridState } from './grid';
import { icons } from './icons';

/** The colour token of each state that has a sign. */
const tokens: Partial<Record<GridState, string>> = {
  ok: '--fine',
  changed: '--changed',
  suggestion: '--offer',
  warning: '--check',
  error: '--wrong',
  out: '--ink-soft',
};

/** Dots of a picture for one of the 16 units of a drawing: sharp up to 400 %. */
const SHARP = 4;

/**
 * Gives the grid its signs as pictures in the background, in the colours that
 * hold there. Drawings as elements, or as SVG in the background, would take
 * most of the time that the browser has for a frame.
 */
export function drawIcons(grid: HTMLElement): void {
  const style = getComputedStyle(grid);
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) return;
  for (const [state, token] of Object.entries(tokens) as [keyof typeof icons, string][]) {
    canvas.width = canvas.height = 16 * SHARP;
    pen.scale(SHARP, SHARP);
    pen.lineWidth = 1.5;
    pen.lineCap = pen.lineJoin = 'round';
    pen.strokeStyle = style.getPropertyValue(token).trim();
    pen.stroke(new Path2D(icons[state]));
    grid.style.setProperty(`--sign-${state}`, `url("${canvas.toDataURL()}")`);
  }
}

/** Draws the signs now and whenever the theme changes; the answer ends that. */
export function keepIcons(grid: HTMLElement): () => void {
  drawIcons(grid);
  const observer = new MutationObserver(() => drawIcons(grid));
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
