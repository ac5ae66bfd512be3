import type { IconName } from './icons';

/** One way to look at the rows. */
export interface Sign {
  /** What onfilter is told; empty for all rows. */
  filter: string;
  /** How many rows there are, as it is shown. */
  count: string;
  word: string;
  icon?: IconName | undefined;
  /** A state with a colour of its own. */
  tone: string;
  /** There are no such rows. */
  none: boolean;
}
