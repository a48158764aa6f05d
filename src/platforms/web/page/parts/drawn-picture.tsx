import { useDrawing } from './drawing.ts';

/** A picture of the message; its alternative text where it is none. `isDark` for a platform drawn dark in any theme. */
export function DrawnPicture({ name, alt, isDark }: { name: string; alt: string; isDark: boolean }) {
  const picture = useDrawing().picture(name);
  if (picture === null) return <p class="note">Picture: {alt}</p>;
  if (isDark) return <img src={picture.dark} alt={alt} />;
  return (
    <picture>
      <source media="(prefers-color-scheme: dark)" srcset={picture.dark} />
      <img src={picture.light} alt={alt} />
    </picture>
  );
}
