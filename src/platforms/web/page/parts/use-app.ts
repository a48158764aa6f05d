import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { App } from '../state/app.ts';
import type { AppState } from '../state/app-state.ts';

export const AppContext = createContext<App | null>(null);

/** The app of the page. Throws outside of it. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('used outside the page');
  return app;
}

/** What the page shows, as it changes. */
export function useAppState(app: App): AppState {
  const [state, setState] = useState(app.store.get());
  useEffect(() => {
    setState(app.store.get());
    return app.store.subscribe(() => setState(app.store.get()));
  }, [app]);
  return state;
}
