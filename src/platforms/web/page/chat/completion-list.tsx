import { useEffect } from 'preact/hooks';
import type { Completion } from '../../../../core/ports/platform.ts';

interface Props {
  id: string;
  completions: readonly Completion[];
  /** The one that is pointed at; -1 for none. */
  active: number;
  onChoose(index: number): void;
}

/** Ways to go on; the input keeps the focus and points at them. */
export function CompletionList({ id, completions, active, onChoose }: Props) {
  useEffect(() => {
    document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div id={id} class="completions" role="listbox" aria-label="Completions">
      {completions.map(({ line, label }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the focus and takes the keys.
        <div
          key={`${index} ${line}`}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
        >
          {label}
        </div>
      ))}
    </div>
  );
}

export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}
