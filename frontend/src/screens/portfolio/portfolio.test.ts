import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeCore, type Fake } from '../../dev/fake';
import type { FakePortfolioGiven } from '../../dev/fake-portfolio';
import type { PortfolioCore } from '../../lib/api/portfolio';
import { Portfolio } from './portfolio.svelte';
import { Saver } from './saver.svelte';

const closed = { code: 'portfolio-closed', message: 'Je portfolio is dicht.', hint: '' };

async function opened(given: Omit<FakePortfolioGiven, 'answer'> = { open: true }) {
  const core = fakeCore({ portfolio: given });
  const services = core.portfolio;
  const portfolio = new Portfolio(services);
  core.hear((event) => void portfolio.heard(event));
  await portfolio.begin();
  return { core, services, portfolio };
}

const names = (core: Fake) => core.calls.map((c) => c.name);

function typing(portfolio: Portfolio, services: PortfolioCore) {
  return portfolio.saver('page:p1', () => new Saver<string>((text) => services.scratch.Autosave('p1', text)));
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the idle lock drops everything that came out of the portfolio', async () => {
  const { services, portfolio } = await opened();
  await portfolio.loadDossiers();
  portfolio.asked = 'klacht';
  portfolio.go({ at: 'form', id: 'f1' });
  portfolio.tell('‘Derde keer dezelfde klacht’ is teruggezet.');
  portfolio.removed = { words: 'x', undo: () => Promise.resolve() };
  await services.session.Lock();
  await portfolio.heard({
    what: 'locked',
    say: '',
    work: '',
    job: '',
    ended: false,
    done: 0,
    total: 0,
    failure: null,
  });
  expect(portfolio.frame).toBeUndefined();
  expect(portfolio.locked?.name).toBe('Noor van den Berg');
  const { dossiers, pages, removed, asked, said, place } = portfolio;
  expect([dossiers, pages, removed, asked, said]).toEqual([undefined, undefined, undefined, '', '']);
  expect(place).toEqual({ at: 'dossiers' });
});

test('after opening again one is where one was', async () => {
  const { services, portfolio } = await opened();
  portfolio.go({ at: 'form', id: 'f1' });
  await portfolio.lock();
  portfolio.opened(await services.opening.Open('BIG-39000000101', 'Huis(arts!02', ''));
  expect(portfolio.place).toEqual({ at: 'form', id: 'f1' });
});

test('words that came too late for the lock are saved after opening again', async () => {
  const { core, services, portfolio } = await opened();
  const saver = typing(portfolio, services);
  saver.touch('net te laat');
  core.fail('Scratch.Autosave', closed);
  await saver.flush();
  await services.session.Lock();
  await portfolio.look();
  expect(portfolio.unsavedLate).toBe(1);
  const tries = names(core).filter((n) => n === 'Scratch.Autosave').length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(names(core).filter((n) => n === 'Scratch.Autosave')).toHaveLength(tries);
  portfolio.opened(await services.opening.Open('BIG-39000000101', 'Huis(arts!02', ''));
  await vi.advanceTimersByTimeAsync(10);
  expect(core.calls.at(-1)).toEqual({ name: 'Scratch.Autosave', args: ['p1', 'net te laat'] });
  expect(portfolio.failing).toEqual([]);
});

test('words of one portfolio never go into another', async () => {
  const { core, services, portfolio } = await opened();
  const saver = typing(portfolio, services);
  saver.touch('van Noor');
  core.fail('Scratch.Autosave', closed);
  await saver.flush();
  await services.session.Lock();
  await portfolio.look();
  const other = { ...(await services.opening.OpenWithLogin('')), id: '0'.repeat(32), name: 'Bo' };
  const before = names(core).filter((n) => n === 'Scratch.Autosave').length;
  portfolio.opened(other);
  await vi.advanceTimersByTimeAsync(60_000);
  await portfolio.flush();
  expect(names(core).filter((n) => n === 'Scratch.Autosave')).toHaveLength(before);
});

test('before the program ends typing is handed over, and only then the core is told', async () => {
  const { core, services, portfolio } = await opened();
  typing(portfolio, services).touch('nog gauw');
  core.tell({ what: 'closing' });
  await vi.advanceTimersByTimeAsync(0);
  expect(names(core).slice(-2)).toEqual(['Scratch.Autosave', 'Flushed']);
});

test('logging out waits for words that cannot be saved', async () => {
  const { core, services, portfolio } = await opened();
  typing(portfolio, services).touch('blijft hier');
  core.fail('Scratch.Autosave', { code: 'portfolio-full', message: 'De schijf is vol.', hint: '' });
  await portfolio.logOut();
  expect(names(core)).not.toContain('LogOut');
  expect(portfolio.frame).toBeDefined();
  expect(portfolio.setback?.message).toContain('nog niet opgeslagen');
  await portfolio.logOut();
  expect(portfolio.frame).toBeUndefined();
});

test('a refusal because nothing is open any more shows the locked window and no error', async () => {
  const { core, services, portfolio } = await opened();
  await services.session.Lock();
  core.fail('Dossiers.View', closed);
  await portfolio.loadDossiers();
  await vi.advanceTimersByTimeAsync(0);
  expect(portfolio.frame).toBeUndefined();
  expect(portfolio.setback).toBeUndefined();
});

test('the core hears of touches, not more often than every half minute', async () => {
  const { core, portfolio } = await opened();
  portfolio.touch(1_000_000);
  portfolio.touch(1_010_000);
  portfolio.touch(1_031_000);
  expect(names(core).filter((n) => n === 'Active')).toHaveLength(2);
});

test('with the import alone nothing is allowed', async () => {
  const { portfolio } = await opened({ importOnly: true });
  expect(portfolio.allowed).toBe(false);
});
