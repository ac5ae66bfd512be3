import { mount } from 'svelte';
import App from './App.svelte';
import './base.css';
import { collectRefused } from './lib/api/refused';
import { wailsCore } from './lib/api/wails';
import './tokens.css';

const refused = collectRefused();
const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');

mount(App, { target, props: { core: wailsCore(), refused } });
