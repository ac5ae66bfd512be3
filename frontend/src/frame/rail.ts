import type { IconName } from '../lib/ui/icons';

/** One entry of the rail. */
export interface RailItem {
  name: string;
  word: string;
  icon: IconName;
  /** It is what the main part shows; for a module: what it shows belongs to it. */
  current: boolean;
  /** On a narrow screen it is reached by another way. */
  wide?: boolean;
  go: () => void;
}
