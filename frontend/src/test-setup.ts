import { configure } from '@testing-library/svelte';

// Conditions are waited for; on a busy machine the usual second is short.
configure({ asyncUtilTimeout: 10_000 });
