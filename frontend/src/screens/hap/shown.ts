import { fireEvent, render, screen } from '@testing-library/svelte';
import { fakeCore } from '../../dev/fake';
import type { FakePortfolioGiven } from '../../dev/fake-portfolio';
import type { Place } from '../portfolio/place';
import { Portfolio } from '../portfolio/portfolio.svelte';
import PortfolioScreen from '../portfolio/PortfolioScreen.svelte';

// For the tests of these screens: an open portfolio of make-believe at a place.

export async function shown(place: Place, given: Omit<FakePortfolioGiven, 'answer'> = {}) {
  const core = fakeCore({ portfolio: { open: true, ...given } });
  const portfolio = new Portfolio(core.portfolio);
  await portfolio.begin();
  portfolio.place = place;
  const { unmount } = render(PortfolioScreen, { portfolio, onplace: () => undefined });
  await screen.findByRole('heading', { level: 1 });
  const called = (name: string) => core.calls.filter((c) => c.name === name).map((c) => c.args);
  return { core, portfolio, called, unmount };
}

export const button = (name: string | RegExp) => screen.findByRole('button', { name });
export const press = async (name: string | RegExp) => fireEvent.click(await button(name));
export const item = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('menuitem', { name }));
export const type = async (label: string | RegExp, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
