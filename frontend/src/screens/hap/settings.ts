import type { HapSettings } from '../../lib/api/hap-types';

/** Settings without the rows that nothing was filled in, and where what is left stood: "posts.0" was "posts.2". */
export function filled(typed: HapSettings): { settings: HapSettings; was: Record<string, string> } {
  const was: Record<string, string> = {};
  function some<T>(name: string, rows: readonly T[], text: (row: T) => string): T[] {
    const left: T[] = [];
    rows.forEach((row, i) => {
      if (text(row).trim() === '') return;
      was[`${name}.${left.length}`] = `${name}.${i}`;
      left.push(row);
    });
    return left;
  }
  return {
    settings: {
      ...typed,
      roles: some('roles', typed.roles, (r) => r),
      supervision: some('supervision', typed.supervision, (s) => s),
      posts: some('posts', typed.posts, (p) => p.name + p.email + p.phone),
      stages: some('stages', typed.stages, (s) => s.name + s.start + s.end),
    },
    was,
  };
}

/** The field of a problem as it stands on the screen. */
export function whereTyped(field: string, was: Record<string, string>): string {
  const row = /^[a-z]+\.\d+/.exec(field)?.[0] ?? '';
  return row === '' ? field : (was[row] ?? row) + field.slice(row.length);
}

/** A number somebody typed; what is none is given on as 0 and told by the core. */
export function whole(text: string): number {
  const n = Number(text.trim());
  return Number.isInteger(n) && n >= 0 ? n : -1;
}
