import type { PortfolioModule } from '../screens/portfolio/place';

/** What the main part can show. */
export type Screen = 'import' | 'mal' | 'settings' | 'help' | 'portfolio';

/** The modules of the rail; settings and help belong to the one that one came from. */
export type Module = 'import' | PortfolioModule;
