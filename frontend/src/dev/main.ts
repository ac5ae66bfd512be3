// The development page: the whole window on a core of make-believe. The
// address says what to show: dev.html?open&rows=20000&long&clean&none&refuse=password&slow=4000,
// and each setting of FakeSettings that is yes or no by its name. Of a portfolio:
// file=damaged and pf=open,empty,login,… (what is yes or no in FakePortfolioGiven).
import { mount } from 'svelte';
import App from '../App.svelte';
import '../base.css';
import { collectRefused } from '../lib/api/refused';
import type { Failure } from '../lib/api/types';
import '../tokens.css';
import { fakeCore } from './fake';
import type { FakeFileState } from './fake-portfolio';

const asked = new URLSearchParams(location.search);

const refusals: Record<string, Failure> = {
  password: {
    code: 'password-needed',
    message: 'Deze werkmap is met een wachtwoord beveiligd.',
    hint: 'Vul het wachtwoord in, of vraag het aan de afzender.',
  },
  old: {
    code: 'format-xls',
    message: 'Dit is een oude Excel-werkmap (.xls). Die kan Aiosmap niet lezen.',
    hint: 'Open hem in Excel en kies Bestand > Opslaan als > Excel-werkmap (*.xlsx). Open dan die.',
  },
};

const has = (name: string) => (asked.get('pf') ?? '').split(',').includes(name);

const core = fakeCore({
  rows: Number(asked.get('rows') ?? 37),
  slow: Number(asked.get('slow') ?? 0),
  long: asked.has('long'),
  clean: asked.has('clean'),
  open: asked.has('open'),
  forgets: asked.has('forgets'),
  gone: asked.has('gone'),
  conflict: asked.has('conflict'),
  full: asked.has('full'),
  guesses: asked.has('guesses'),
  csv: asked.has('csv'),
  policy: asked.has('policy'),
  portfolio: {
    ...(asked.has('file') ? { file: asked.get('file') as FakeFileState } : {}),
    ...(has('same') ? { moved: 'same' as const } : has('question') ? { moved: 'question' as const } : {}),
    open: has('open'),
    locked: has('locked'),
    empty: has('empty'),
    long: asked.has('long'),
    login: has('login'),
    keyless: has('keyless'),
    readOnly: has('readonly'),
    several: has('several'),
    doubts: has('doubts'),
    zNumber: has('z'),
  },
  ...(asked.has('fresh') ? { fresh: true } : {}),
  institute: asked.has('none') ? '' : 'leiden',
  ...(asked.has('refuse') ? { refuse: refusals[asked.get('refuse') ?? ''] ?? refusals.old } : {}),
});

const target = document.getElementById('app');
if (!target) throw new Error('dev.html has no #app');
mount(App, { target, props: { core, refused: collectRefused() } });
