import type { CommandHelp } from '../../wire.ts';

interface Props {
  id: string;
  usage: CommandHelp | null;
  multiline: boolean;
}

/** How the command being typed is used; else what the keys do. */
export function UsageLine({ id, usage, multiline }: Props) {
  return (
    <p id={id} class={usage === null ? 'usage hint' : 'usage'}>
      {usage === null ? (
        multiline ? (
          'Enter sends, Shift and Enter begins a new line.'
        ) : (
          '/ lists the commands, Tab completes, Enter sends, ↑ brings back the last line.'
        )
      ) : (
        <>
          <code>{usage.usage}</code> {usage.description}
        </>
      )}
    </p>
  );
}
