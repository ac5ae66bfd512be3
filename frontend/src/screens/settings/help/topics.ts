import { afterTopics } from './after';
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
  account: 'keeping',
};

const texts: Readonly<Record<TopicId, Topic>> = {
  ...listTopics,
  ...afterTopics,
  ...settingsTopics,
  ...portfolioTopics,
  shortcuts: shortcutTopic,
};

/** The topics in the order of the work. */
export const topics: readonly (Topic & { id: TopicId })[] = topicIds.map((id) => ({ id, ...texts[id] }));
