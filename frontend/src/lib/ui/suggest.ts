/** The suggestions that fit what was typed, blind to capitals and accents; those that begin with it first. All of them while nothing stands there. */
export function suggested(options: readonly string[], typed: string): string[] {
  const asked = bare(typed.trim());
  const fitting = options.filter((o) => bare(o).includes(asked) && o !== typed);
  return [
    ...fitting.filter((o) => bare(o).startsWith(asked)),
    ...fitting.filter((o) => !bare(o).startsWith(asked)),
  ];
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
