import type * as About from '../../../wailsjs/go/desk/About';
import type * as After from '../../../wailsjs/go/desk/After';
import type * as Files from '../../../wailsjs/go/desk/Files';
import type * as Finished from '../../../wailsjs/go/desk/Finished';
import type * as Import from '../../../wailsjs/go/desk/Import';
import type * as Jobs from '../../../wailsjs/go/desk/Jobs';
import type * as Mal from '../../../wailsjs/go/desk/Mal';
import type {
  AboutService,
  AfterService,
  FilesService,
  FinishedService,
  ImportService,
  JobsService,
  MalService,
} from './core';

// The services are declared by hand in core.ts, so that a test can give its
// own. Here both are held against each other when the types are checked: a
// method that Go has and the window does not know, or the reverse, is an error.

type Same<A, B> = [keyof A] extends [keyof B] ? ([keyof B] extends [keyof A] ? true : false) : false;
type Agree<T extends true[]> = T;

/** Every service that the window shares with the core. */
export type Contract = Agree<
  [
    Same<ImportService, typeof Import>,
    Same<FilesService, typeof Files>,
    Same<AfterService, typeof After>,
    Same<FinishedService, typeof Finished>,
    Same<JobsService, typeof Jobs>,
    Same<MalService, typeof Mal>,
    Same<AboutService, typeof About>,
  ]
>;
