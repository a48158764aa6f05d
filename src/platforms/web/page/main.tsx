import { render } from 'preact';
import { Page } from './page.tsx';
import { createApp } from './state/app.ts';

const place = document.getElementById('page');
if (place !== null) {
  place.replaceChildren();
  render(<Page app={createApp()} />, place);
}
