const PATHS = {
  menu: 'M3 5h14M3 10h14M3 15h14',
  close: 'M5 5l10 10M15 5L5 15',
  attach: 'M14.5 9.5l-5 5a3.2 3.2 0 01-4.6-4.6l6-6a2.2 2.2 0 013.1 3.1l-6 6a1.1 1.1 0 01-1.6-1.6l5-5',
  send: 'M3 10l14-6-5 13-3-5.5z',
  lock: 'M6 9V7a4 4 0 018 0v2M5 9h10v7H5z',
  reply: 'M8 5L3.5 9.5 8 14M4 9.5h7a5 5 0 015 5V16',
  clock: 'M10 3a7 7 0 100 14 7 7 0 000-14zM10 6v4.2l2.8 1.8',
  file: 'M6 3h5l4 4v10H6zM11 3v4h4',
} as const;

/** A small drawing beside words; it says nothing by itself. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
