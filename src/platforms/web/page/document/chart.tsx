import { useState } from 'preact/hooks';
import type { Chart as ChartFigures } from '../../../../core/document/document.ts';
import type { RoleId } from '../../wire.ts';
import { picturePath } from '../state/api.ts';

interface Props {
  chart: ChartFigures;
  role: RoleId;
  message: string;
  block: number;
}

/** The picture, in the colours of the theme, with its numbers as a table beneath. */
export function Chart({ chart, role, message, block }: Props) {
  const [isMissing, setMissing] = useState(false);
  return (
    <figure class="chart">
      <figcaption class={isMissing ? undefined : 'unseen'}>{chart.title}</figcaption>
      {!isMissing && (
        <picture>
          <source media="(prefers-color-scheme: dark)" srcset={picturePath(role, message, block, 'dark')} />
          <img
            src={picturePath(role, message, block, 'light')}
            alt={chart.alt}
            onError={() => setMissing(true)}
          />
        </picture>
      )}
      {isMissing && <p class="note">{chart.alt}</p>}
      <details>
        <summary>Numbers</summary>
        <Numbers chart={chart} />
      </details>
    </figure>
  );
}

function Numbers({ chart: { title, columns, series } }: { chart: ChartFigures }) {
  return (
    <div class="numbers" tabIndex={0}>
      <table>
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            <td />
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => (
            <tr key={column}>
              <th scope="row">{column}</th>
              {series.map(({ name, values }) => (
                <td key={name}>{values[index] ?? 0}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
