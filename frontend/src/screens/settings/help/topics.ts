import { afterTopics } from './after';
import { documentTopics } from './documents';
import { hapTopics } from './hap';
import { listTopics } from './list';
import { portfolioTopics } from './portfolio';
import { settingsTopics } from './settings';
import { shortcutTopic } from './shortcuts';
import type { Topic } from './topic';

/** Every topic of the help, by the name that F1 and links use. */
export const topicIds = [
  'overview',
  'reading',
  'refused',
  'rows',
  'findings',
  'saving',
  'after',
  'answer',
  'compare',
  'job',
  'csv',
  'mal',
  'settings',
  'portfolio',
  'opening',
  'forms',
  'scratch',
  'shifts',
  'declarations',
  'shift-list',
  'documents',
  'post',
  'verify',
  'loose',
  'keeping',
  'shortcuts',
  'who',
  'policy',
] as const;

export type TopicId = (typeof topicIds)[number];

/** Where the user can be when F1 is pressed. */
export type HelpPlace =
  | 'starting'
  | 'empty'
  | 'busy'
  | 'list'
  | 'csv'
  | 'failed'
  | 'mal'
  | 'settings'
  | 'help'
  | 'after'
  | 'before'
  | 'steps'
  | 'answer'
  | 'mail'
  | 'compare'
  | 'remove'
  | 'finish'
  | 'opening'
  | 'begun'
  | 'dossiers'
  | 'form'
  | 'history'
  | 'search'
  | 'scratch'
  | 'shifts'
  | 'declarations'
  | 'shift-list'
  | 'shift-settings'
  | 'documents'
  | 'document'
  | 'post'
  | 'verify'
  | 'loose'
  | 'account';

/** The topic that F1 opens in each place. */
export const topicFor: Readonly<Record<HelpPlace, TopicId>> = {
  starting: 'overview',
  empty: 'reading',
  busy: 'reading',
  list: 'rows',
  csv: 'csv',
  failed: 'refused',
  mal: 'mal',
  settings: 'settings',
  help: 'overview',
  after: 'after',
  before: 'saving',
  steps: 'after',
  answer: 'answer',
  mail: 'findings',
  compare: 'compare',
  remove: 'after',
  finish: 'job',
  opening: 'opening',
  begun: 'keeping',
  dossiers: 'forms',
  form: 'forms',
  history: 'forms',
  search: 'forms',
  scratch: 'scratch',
  shifts: 'shifts',
  declarations: 'declarations',
  'shift-list': 'shift-list',
  'shift-settings': 'shifts',
  documents: 'documents',
  document: 'documents',
  post: 'post',
  verify: 'verify',
  loose: 'loose',
  account: 'keeping',
};

const texts: Readonly<Record<TopicId, Topic>> = {
  ...listTopics,
  ...afterTopics,
  ...settingsTopics,
  ...portfolioTopics,
  ...hapTopics,
  ...documentTopics,
  shortcuts: shortcutTopic,
};

/** The topics in the order of the work. */
export const topics: readonly (Topic & { id: TopicId })[] = topicIds.map((id) => ({ id, ...texts[id] }));
