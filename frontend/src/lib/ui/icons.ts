/** Line drawings on a 16 × 16 field, drawn for Aiosmap. */
export const icons = {
  changed: 'M3 13l.7-3L10.5 3.2a1 1 0 0 1 1.4 0l.9.9a1 1 0 0 1 0 1.4L6 12.3zM9.3 4.4l2.3 2.3',
  suggestion: 'M6 12.5h4M6.5 14.5h3M5.4 9.6a4 4 0 1 1 5.2 0c-.5.4-.8.9-.8 1.4H6.2c0-.5-.3-1-.8-1.4z',
  warning: 'M8 2.2l6 11H2zM8 6.5v3M8 11.4v.2',
  error: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  ok: 'M3 8.5l3.2 3.2L13 4.8',
  out: 'M3 8h10',
  import: 'M8 2v7M5 6.5L8 9.5l3-3M2.5 10.5v3h11v-3',
  mal: 'M3 2h7l3 3v9H3zM5.5 7.5h5M5.5 10h5',
  settings: 'M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7M9 3v3h3V3zM4 10v3h3v-3z',
  help: 'M6 6.2a2 2 0 1 1 3 1.7c-.7.4-1 .8-1 1.6M8 11.6v.2M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z',
  next: 'M3 8h9M8.5 4.5L12 8l-3.5 3.5',
  close: 'M4 4l8 8M12 4l-8 8',
  down: 'M4 6.5L8 10.5l4-4',
  file: 'M4 1.8h5.2L12.5 5v9.2H4zM9 2v3.2h3.3',
  paste: 'M5.5 3H3.8v11h8.4V3h-1.7M6 1.8h4v2.4H6z',
  locked: 'M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3.5 7h9v6.5h-9zM8 9.5v1.5',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.2 3.2',
  undo: 'M6.5 3.5L3 7l3.5 3.5M3 7h6.5a3.5 3.5 0 0 1 0 7H7',
  redo: 'M9.5 3.5L13 7l-3.5 3.5M13 7H6.5a3.5 3.5 0 0 0 0 7H9',
  add: 'M8 3v10M3 8h10',
  stop: 'M4.5 4.5h7v7h-7z',
} as const;

export type IconName = keyof typeof icons;
