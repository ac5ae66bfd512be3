import type * as About from '../../../wailsjs/go/desk/About';
import type * as Import from '../../../wailsjs/go/desk/Import';
import type * as Mal from '../../../wailsjs/go/desk/Mal';
import type { AboutService, ImportService, MalService } from './core';

// The services are declared by hand in core.ts, so that a test can give its
// own. Here both are held against each other when the types are checked: a
// method that Go has and the window does not know, or the reverse, is an error.

type Same<A, B> = [keyof A] extends [keyof B] ? ([keyof B] extends [keyof A] ? true : false) : false;
type Agree<T extends true[]> = T;

/** Every service that the window shares with the core. */
export type Contract = Agree<
  [Same<ImportService, typeof Import>, Same<MalService, typeof Mal>, Same<AboutService, typeof About>]
>;
