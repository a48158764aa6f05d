import { Icon } from './icon.tsx';

interface Props {
  name: string;
  /** Where it is had; without it only the name is shown. */
  href?: string | undefined;
  about?: string | undefined;
}

/** A file to download. */
export function FileLink({ name, href, about }: Props) {
  const inside = (
    <>
      <Icon name="file" />
      <span class="file-name">{name}</span>
      {about !== undefined && <span class="file-about">{about}</span>}
    </>
  );
  if (href === undefined) return <span class="file">{inside}</span>;
  return (
    <a class="file" href={href} download={name} aria-label={`Download ${name}`}>
      {inside}
    </a>
  );
}
