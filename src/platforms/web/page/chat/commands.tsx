import type { CommandHelp } from '../../wire.ts';
import { useApp } from '../parts/use-app.ts';

/** All that can be typed; choosing one begins the line. */
export function Commands({ commands }: { commands: readonly CommandHelp[] }) {
  const app = useApp();
  return (
    <details class="commands">
      <summary>Commands</summary>
      <ul>
        {commands.map(({ path, usage, description }) => (
          <li key={path}>
            <button type="button" class="command" onClick={() => app.fill(`/${path} `)}>
              <code>{usage}</code>
              <span>{description}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
