import type { Role, RoleId } from '../../wire.ts';
import { Segmented } from '../parts/segmented.tsx';
import { useApp } from '../parts/use-app.ts';

const BEFORE_READ: readonly Role[] = [
  { id: 'reader', name: 'Reader', about: '' },
  { id: 'host', name: 'Host', about: '' },
  { id: 'admin', name: 'Admin', about: '' },
];

/** Who one is at this page, in this tab. */
export function RoleSwitch({ role, people }: { role: RoleId; people: readonly Role[] }) {
  const app = useApp();
  const known = people.length === 0 ? BEFORE_READ : people;
  return (
    <Segmented
      legend="You are"
      choices={known.map(({ id, name, about }) => ({ value: id, label: name, about }))}
      chosen={role}
      onChoose={(chosen) => app.go({ role: chosen })}
    />
  );
}
